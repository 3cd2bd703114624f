//! The files that a call names, and the bytes in them.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use minutebook::read::ReadError;

use crate::{Failure, named};

/// What a call names for standard input.
const STANDARD_INPUT: &str = "-";

/// The files that a call names, with those in the folders that it names (see [`in_folder`]), each
/// once, by the first of its names: read twice, all its records would have the ids of others.
pub(super) fn named_by(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.as_os_str() != STANDARD_INPUT && path.is_dir() {
            let found = in_folder(path).map_err(|(path, error)| named(&path, error))?;
            if found.is_empty() {
                return Err(named(
                    path,
                    "there is no file `*.json` or `*.ndjson`, packed by gzip or not, in this folder",
                ));
            }
            files.extend(found);
        } else {
            files.push(path.clone());
        }
    }
    let mut seen = HashSet::new();
    files.retain(|path| seen.insert(identity(path)));
    Ok(files)
}

/// What is the same for every way in which a file can be named, if it is there at all.
fn identity(path: &Path) -> PathBuf {
    let whole = if path.as_os_str() == STANDARD_INPUT { None } else { fs::canonicalize(path).ok() };
    whole.unwrap_or_else(|| path.to_owned())
}

/// The minute books in a folder and the folders in it, sorted by name, each once: however many
/// links lead to a file or a folder, and where they lead in a circle.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let mut files = Vec::new();
    let mut seen = HashSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        if fs::canonicalize(&folder).is_ok_and(|it| !seen.insert(it)) {
            continue;
        }
        let listed = fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut paths: Vec<_> = listed
            .map_err(|error| (folder, error))?
            .into_iter()
            .map(|entry| entry.path())
            .collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                open.push(path);
            } else if is_minute_book(&path)
                && fs::canonicalize(&path).map_or(true, |it| seen.insert(it))
            {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a file is one by its name. A link that leads nowhere is one too, so that it is found
/// to be unreadable; what is no file, such as a pipe, is none.
fn is_minute_book(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let is_other = fs::metadata(path).is_ok_and(|it| !it.is_file());
    let unpacked = Path::new(name.strip_suffix(".gz").unwrap_or(&name));
    unpacked.extension().is_some_and(|it| it == "json" || it == "ndjson") && !is_other
}

/// The first bytes of every gzip file.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// How many bytes tell what a file holds.
const TELLING: u64 = 64;

/// What a file holds, unpacked where it is packed by gzip.
pub(super) enum Content {
    /// One document.
    Document(Box<dyn Read>),
    /// A document in every line.
    Lines(Box<dyn BufRead>),
}

/// Opens a file, or standard input for `-`.
///
/// # Errors
/// Fails where it cannot be opened or its first bytes cannot be had.
pub(super) fn open(path: &Path) -> io::Result<Content> {
    let source: Box<dyn Read> = if path.as_os_str() == STANDARD_INPUT {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(path)?)
    };
    let (first, source) = with_first(source)?;
    if !first.starts_with(&GZIP) {
        return Ok(content(&first, source));
    }
    let unpacked = Unpacked(MultiGzDecoder::new(source));
    let (first, source) = with_first(Box::new(unpacked))?;
    Ok(content(&first, source))
}

/// The first bytes of a source, and the source with them.
fn with_first(mut source: Box<dyn Read>) -> io::Result<(Vec<u8>, Box<dyn Read>)> {
    let mut first = Vec::new();
    source.by_ref().take(TELLING).read_to_end(&mut first)?;
    Ok((first.clone(), Box::new(io::Cursor::new(first).chain(source))))
}

/// A minute book has no field `type`, and a line has it first.
fn content(first: &[u8], source: Box<dyn Read>) -> Content {
    let text = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first).trim_ascii_start();
    let member = text.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    if member.is_some_and(|member| member.starts_with(b"\"type\"")) {
        Content::Lines(Box::new(BufReader::new(source)))
    } else {
        Content::Document(source)
    }
}

/// A packed source, which says of an error that it is the packing that is damaged.
struct Unpacked<R>(MultiGzDecoder<R>);

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let damaged = |error: io::Error| {
            io::Error::new(error.kind(), format!("the gzip file is damaged: {error}"))
        };
        self.0.read(buffer).map_err(damaged)
    }
}

/// All bytes of a file, or of standard input for `-`, unpacked where they are packed by gzip.
pub(super) enum Bytes {
    /// Those of one document.
    Document(Vec<u8>),
    /// Those of a document in every line.
    Lines(Vec<u8>),
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Document(bytes) | Self::Lines(bytes) => bytes,
        }
    }
}

/// The bytes of a file.
///
/// # Errors
/// Fails where they cannot be had, and where there are more than `most`, of which no more are
/// held in memory.
pub(super) fn bytes(path: &Path, most: usize) -> Result<Bytes, ReadError> {
    Ok(match open(path).map_err(ReadError::unreadable)? {
        Content::Document(source) => Bytes::Document(at_most(most, source)?),
        Content::Lines(source) => Bytes::Lines(at_most(most, source)?),
    })
}

/// The bytes of a source.
pub(super) fn at_most(most: usize, source: impl Read) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    source.take(one_more).read_to_end(&mut bytes).map_err(ReadError::unreadable)?;
    if bytes.len() > most { Err(ReadError::too_large(most)) } else { Ok(bytes) }
}
