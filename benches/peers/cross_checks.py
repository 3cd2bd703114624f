"""Cross-checks that somebody who has the models in Python would write: that ids are there once and
refer to something, that dates and times follow each other, and that numbers and sums agree.

They are some thirty of the crate's rules, of every kind. The crate has many more."""

from datetime import date, timedelta


def plain(value):
    """The value itself: generated models wrap ids, dates and texts."""
    while hasattr(value, "root"):
        value = value.root
    return value


def day(value):
    value = plain(value)
    if value is None or isinstance(value, date):
        return value
    text = str(value)
    return date.fromisoformat(text) if len(text) == 10 else None


def word(value):
    value = plain(value)
    return getattr(value, "value", value)


class Checks:
    def __init__(self, book):
        self.book = book
        self.found = []
        self.records = {}

    def bad(self, code, place):
        self.found.append((code, place))

    def register(self, kind, record, place, within=()):
        key = plain(record.id)
        if key in self.records:
            self.bad("duplicate-id", place)
        self.records[key] = (kind, record, within)

    def get(self, kind, value, place):
        if value is None:
            return None
        found = self.records.get(plain(value))
        if found is None or found[0] != kind:
            self.bad("unknown-id", place)
            return None
        return found

    def party(self, who, place):
        if who is None:
            return
        self.get("person", who.person_id, place + "/person_id")
        self.get("organisation", who.organisation_id, place + "/organisation_id")

    def reference(self, to, place):
        if to is None:
            return
        self.get("meeting", to.meeting_id, place + "/meeting_id")
        item = self.get("item", to.item_id, place + "/item_id")
        resolution = self.get("resolution", to.resolution_id, place + "/resolution_id")
        if item and to.meeting_id is not None and item[2] != (plain(to.meeting_id),):
            self.bad("item-of-another-meeting", place)
        if item and resolution and resolution[2] != (*item[2], plain(to.item_id)):
            self.bad("resolution-of-another-item", place)


def several(values):
    return values or []


def faults(book):
    checks = Checks(book)
    register(checks)
    for number, member in enumerate(several(book.members)):
        place = f"/members/{number}"
        checks.get("board", member.board_id, place + "/board_id")
        checks.get("person", member.person_id, place + "/person_id")
        checks.get("organisation", member.represents_id, place + "/represents_id")
        starts, ends = day(member.starts_on), day(member.ends_on)
        if starts and ends and ends < starts:
            checks.bad("member-ends-before-start", place)
    previous = {}
    for number, meeting in enumerate(several(book.meetings)):
        place = f"/meetings/{number}"
        board = checks.get("board", meeting.board_id, place + "/board_id")
        before = previous.get(plain(meeting.board_id))
        check_meeting(checks, meeting, place, board and board[1], before)
        previous[plain(meeting.board_id)] = meeting
    numbers = set()
    for number, action in enumerate(several(book.actions)):
        check_action(checks, action, f"/actions/{number}", numbers)
    check_funding(checks)
    for number, plan in enumerate(several(book.plans)):
        place = f"/plans/{number}"
        checks.get("board", plan.board_id, place + "/board_id")
        for nth, step in enumerate(several(plan.steps)):
            checks.reference(step.stated_at, f"{place}/steps/{nth}/stated_at")
    return checks.found


def register(checks):
    book = checks.book
    lists = {
        "organisation": book.organisations,
        "person": book.people,
        "board": book.boards,
        "member": book.members,
        "meeting": book.meetings,
        "action": book.actions,
        "funding": book.funding,
        "plan": book.plans,
    }
    for kind, records in lists.items():
        for number, record in enumerate(several(records)):
            checks.register(kind, record, f"/{kind}/{number}")
    for meeting in several(book.meetings):
        within = (plain(meeting.id),)
        for item in several(meeting.items):
            checks.register("item", item, "/items", within)
            for resolution in several(item.resolutions):
                inside = (*within, plain(item.id))
                checks.register("resolution", resolution, "/resolutions", inside)


def check_meeting(checks, meeting, place, board, before):
    on = day(meeting.on)
    starts, ends = plain(meeting.starts_at), plain(meeting.ends_at)
    if starts and ends and ends < starts:
        checks.bad("meeting-ends-before-start", place)
    weekday = word(meeting.weekday)
    if on and weekday and on.strftime("%A").lower() != weekday:
        checks.bad("weekday-disagrees-with-date", place)
    notice = day(meeting.notice_on)
    terms = several(board.terms_of_reference)[0] if board and board.terms_of_reference else None
    days = plain(terms.notice_days) if terms else None
    if on and notice and days and notice + timedelta(days=days) > on:
        checks.bad("notice-too-short", place)
    if before and on and day(before.on) and day(before.on) >= on:
        checks.bad("meetings-out-of-order", place)
    present = check_attendance(checks, meeting, place, on)
    quorum = plain(terms.quorum.minimum) if terms and terms.quorum else None
    if quorum and meeting.quorate and len(present) < quorum:
        checks.bad("quorum-not-reached", place)
    for nth, presiding in enumerate(several(meeting.presiding)):
        checks.party(presiding.who, f"{place}/presiding/{nth}/who")
        if presiding.who.person_id and plain(presiding.who.person_id) not in present:
            checks.bad("presider-not-present", place)
    checks.party(meeting.clerk, place + "/clerk")
    agenda, minutes = set(), 0
    for nth, item in enumerate(several(meeting.items)):
        at = f"{place}/items/{nth}"
        number = plain(item.agenda_number)
        if number in agenda:
            checks.bad("duplicate-agenda-number", at)
        agenda.add(number)
        minute = plain(item.minute_number)
        if minute is not None:
            if int(minute) <= minutes:
                checks.bad("minute-numbers-out-of-sequence", at)
            minutes = int(minute)
        check_item(checks, meeting, item, at, on, present, before)


def check_attendance(checks, meeting, place, on):
    present, away = set(), set()
    for nth, entry in enumerate(several(meeting.attendance)):
        at = f"{place}/attendance/{nth}"
        checks.party(entry.who, at + "/who")
        who = plain(entry.who.person_id)
        is_there = word(entry.presence) in ("present", "part")
        if who is not None:
            (present if is_there else away).add(who)
        member = checks.get("member", entry.member_id, at + "/member_id")
        if member:
            seat = member[1]
            if plain(seat.person_id) != who:
                checks.bad("member-of-another-person", at)
            starts, ends = day(seat.starts_on), day(seat.ends_on)
            if on and ((starts and on < starts) or (ends and on > ends)):
                checks.bad("member-not-in-office", at)
        for substituted in several(entry.substitutes_for):
            checks.party(substituted, at + "/substitutes_for")
        arrived, left = plain(entry.arrived_at), plain(entry.left_at)
        if arrived and left and left < arrived:
            checks.bad("attendance-times-disagree", at)
    if present & away:
        checks.bad("present-and-apologised", place)
    return present


def check_item(checks, meeting, item, place, on, present, before):
    for who in [*several(item.authors), *several(item.presenters)]:
        checks.party(who, place)
    for point in several(item.discussion):
        for who in several(point.speakers):
            checks.party(who, place)
            if who.person_id and plain(who.person_id) not in present:
                checks.bad("speaker-not-listed", place)
    for paper in several(item.papers):
        published = day(paper.published_on)
        if on and published and published > on:
            checks.bad("paper-after-meeting", place)
    for confirmation in several(item.confirmations):
        checks.reference(confirmation.minutes_of, place + "/confirmations")
        of = confirmation.minutes_of
        if of.meeting_id and before and plain(of.meeting_id) != plain(before.id):
            checks.bad("minutes-confirmed-out-of-order", place)
        stated, meant = day(of.meeting_on), checks.records.get(plain(of.meeting_id))
        if stated and meant and day(meant[1].on) != stated:
            checks.bad("reference-date-wrong", place)
    for matter in several(item.matters_arising):
        checks.reference(matter.cites, place + "/matters_arising")
    for future in several(item.future_meetings):
        announced, weekday = day(future.on), word(future.weekday)
        if on and announced and announced <= on:
            checks.bad("future-meeting-in-the-past", place)
        if announced and weekday and announced.strftime("%A").lower() != weekday:
            checks.bad("weekday-disagrees-with-date", place)
    for plan in several(item.plan_ids):
        checks.get("plan", plan, place + "/plan_ids")
    for nth, resolution in enumerate(several(item.resolutions)):
        check_resolution(checks, resolution, f"{place}/resolutions/{nth}", present)


def check_resolution(checks, resolution, place, present):
    movers = [*several(resolution.proposers), *several(resolution.seconders)]
    for who in movers:
        checks.party(who, place)
        if who.person_id and plain(who.person_id) not in present:
            checks.bad("mover-not-present", place)
    proposers = {plain(who.person_id) for who in several(resolution.proposers)}
    if any(plain(who.person_id) in proposers for who in several(resolution.seconders)):
        checks.bad("proposer-seconds", place)
    vote = resolution.vote
    if vote:
        in_favour, against = plain(vote.votes_for) or 0, plain(vote.votes_against) or 0
        if in_favour + against + (plain(vote.abstentions) or 0) > len(present):
            checks.bad("more-votes-than-members", place)
        if word(resolution.outcome) == "carried" and in_favour <= against:
            checks.bad("vote-disagrees-with-outcome", place)
    for election in several(resolution.elections):
        checks.party(election.who, place + "/elections")
    for funding in several(resolution.funding_ids):
        checks.get("funding", funding, place + "/funding_ids")
    for plan in several(resolution.plan_ids):
        checks.get("plan", plan, place + "/plan_ids")


def check_action(checks, action, place, numbers):
    checks.get("board", action.board_id, place + "/board_id")
    key = (plain(action.board_id), plain(action.number))
    if key in numbers:
        checks.bad("duplicate-action-number", place)
    numbers.add(key)
    for who in several(action.owners):
        checks.party(who, place + "/owners")
    checks.reference(action.raised_at, place + "/raised_at")
    raised, due = day(action.raised_on), day(action.due.on) if action.due else None
    if raised and due and due < raised:
        checks.bad("action-due-before-raised", place)
    if (word(action.status) == "complete") != (action.completed_on is not None):
        checks.bad("action-status-contradictory", place)
    last = raised
    for nth, step in enumerate(several(action.history)):
        checks.reference(step.reported_at, f"{place}/history/{nth}")
        on = day(step.on)
        if on and last and on < last:
            checks.bad("action-history-out-of-order", place)
        last = on or last
    if action.history:
        statuses = [word(status) for status in several(action.history[-1].statuses)]
        if statuses and word(action.status) not in statuses:
            checks.bad("action-status-contradictory", place)


def check_funding(checks):
    granted = {}
    for number, funding in enumerate(several(checks.book.funding)):
        place = f"/funding/{number}"
        checks.get("board", funding.board_id, place + "/board_id")
        checks.get("funding", funding.part_of_id, place + "/part_of_id")
        for who in [*several(funding.funders), *several(funding.recipients), funding.holder]:
            checks.party(who, place)
        starts, ends = day(funding.starts_on), day(funding.funded_until)
        if starts and ends and ends < starts:
            checks.bad("funding-ends-before-start", place)
        sums = {}
        for nth, amount in enumerate(several(funding.amounts)):
            at = f"{place}/amounts/{nth}"
            pence = plain(amount.money.minor_units)
            sums[word(amount.kind)] = pence
            if pence < 0:
                checks.bad("money-sign-wrong", at)
            checks.reference(amount.stated_at, at + "/stated_at")
            resolution = checks.get("resolution", amount.resolution_id, at + "/resolution_id")
            if resolution:
                listed = [plain(key) for key in several(resolution[1].funding_ids)]
                if plain(funding.id) not in listed:
                    checks.bad("approval-incomplete", at)
                meeting = checks.records[resolution[2][0]][1]
                if amount.on and day(amount.on) != day(meeting.on):
                    checks.bad("approved-on-another-day", at)
        if sums.get("approved", 0) > sums.get("requested", sums.get("approved", 0)):
            checks.bad("award-above-request", place)
        if funding.part_of_id:
            pot = plain(funding.part_of_id)
            granted[pot] = granted.get(pot, 0) + sums.get("approved", 0)
    for pot, total in granted.items():
        _, fund, _ = checks.records[pot]
        awarded = sum(plain(amount.money.minor_units) for amount in several(fund.amounts))
        if total > awarded:
            checks.bad("fund-over-allocated", "/funding")
