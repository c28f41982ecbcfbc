"""An exam date set for a deck: the way there, and the queue that follows it."""

from datetime import date, timedelta


def day_of(house, days):
    return house.clock.now.date() + timedelta(days=days)


def volume(library, name="letters"):
    return library.named([name])[0]


def test_without_a_date_there_is_no_exam(house):
    library = house.open()
    assert library.exam(volume(library)) is None


def test_the_queue_brings_what_the_exam_needs_and_afterwards_is_as_before(house):
    library = house.open()
    library.set("new_per_day", 1)
    assert library.study([volume(library)]).study.left == 1
    library.set_exam(volume(library), day_of(house, 3))
    view = library.exam(volume(library))
    assert view.plan.new_a_day > 1
    sitting = library.study([volume(library)])
    assert sitting.study.left == view.plan.new_a_day
    house.clock.now += timedelta(days=4)
    assert library.exam(volume(library)).plan is None
    assert library.study([volume(library)]).study.left == 1


def test_a_known_card_is_asked_before_its_day_if_the_exam_wants_it(house):
    library = house.open()
    sitting = library.study([volume(library)], new=8)
    while sitting.current:
        sitting.rate(3)
    house.clock.now += timedelta(days=1)
    assert library.study([volume(library)], new=0).study.left == 0
    library.set_exam(volume(library), day_of(house, 60))
    library.set("exam_share", 0.99)
    asked = library.study([volume(library)], new=0)
    assert asked.study.left > 0


def test_a_cleared_date_is_no_exam(house):
    library = house.open()
    library.set_exam(volume(library), date(2026, 12, 24))
    assert house.open().exam(volume(library)).day == date(2026, 12, 24).toordinal()
    library.set_exam(volume(library), None)
    assert library.exam(volume(library)) is None


def test_home_counts_what_the_queue_brings(house):
    library = house.open()
    library.set("new_per_day", 2)
    library.study([volume(library)]).rate(4)
    library.set_exam(volume(library), day_of(house, 5))
    row = next(row for row in library.rows() if row.entry.name == "letters")
    sitting = library.study([volume(library)])
    assert row.counts.due + row.counts.new == sitting.study.left >= 1
    assert library.today(library.rows()).new == row.counts.new


def test_the_page_and_the_queue_agree_where_notes_make_two_cards(house):
    house.write({"pairs": "[glossary]\n" + "".join(f'"T{n:02}" = "thing {n}"\n' for n in range(30))})
    library = house.open()
    pairs = volume(library, "pairs")
    library.set_exam(pairs, day_of(house, 4))
    sitting = library.study([pairs], new=3)
    while sitting.current:
        sitting.rate(4)
    a_day = library.exam(pairs).plan.new_a_day
    assert a_day == 20
    assert library.study([pairs]).study.new_left == a_day - 3
    library.set_exam(pairs, day_of(house, 1))
    view = library.exam(pairs)
    assert (view.plan.new_a_day, view.plan.reachable) == (30, False)
    assert library.study([pairs]).study.new_left == 27


def test_the_plan_of_a_deck_is_made_anew_only_after_something_has_changed(house, monkeypatch):
    from quizapp.library import exams

    made = []
    prepare = exams.prepare
    monkeypatch.setattr(exams, "prepare", lambda *args: made.append(args) or prepare(*args))
    library = house.open()
    library.set_exam(volume(library), day_of(house, 5))
    for _ in range(3):
        library.rows()
        sitting = library.study([volume(library)])
    assert len(made) == 1
    sitting.rate(3)
    library.rows()
    assert len(made) == 2
    before = library.exam(volume(library)).plan.reached
    other = house.open()
    other.set("exam_share", 0.5)
    library.load()
    assert library.exam(volume(library)).plan.reached < before
