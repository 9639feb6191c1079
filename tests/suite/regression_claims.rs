//! Sentences that once got a wrong verdict: false ones that passed, true ones that were refused. The data are those of
//! the corpus of figures.

use std::path::Path;

use briefing::claim::Ground;
use briefing::data::concern::Concerns;

use super::figures;

/// Holds each sentence against its verdict: whether it may stand.
fn check(rows: &[(bool, &str)]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures");
    let (_, catalog, vocabulary) = figures::load(&folder);
    let concerns = Concerns::of(&catalog);
    let ground = Ground { catalog: &catalog, concerns: &concerns, vocabulary: &vocabulary };
    let mut faults = Vec::new();
    for (stands, sentence) in rows {
        let (verdict, said) = figures::judge(sentence, ground);
        if *stands != (verdict == "ok") {
            faults.push(format!("{verdict}: {sentence}\n    {}", said.join("\n    ")));
        }
        assert_eq!(verdict == "ok", said.is_empty(), "{sentence}: {said:?}");
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), rows.len(), faults.join("\n"));
}

#[test]
fn a_record_says_no_more_than_its_comparison() {
    check(&[
        (false, "There were [99,000](=record(homicide@2024,since:2014)) homicides."),
        (false, "Homicides were [almost the lowest](=record(homicide@2024,since:2014)) since 2014."),
        (false, "Homicides were almost [the lowest since 2014](=record(homicide@2024,since:2014))."),
        (false, "Homicides were close to [a record low](=record(homicide@2024))."),
        (false, "In May inflation hit a [17-month high](=record(inflation@2025-06,since:2024-01))."),
        (true, "In June inflation hit a [17-month high](=record(inflation@2025-06,since:2024-01))."),
        (false, "Homicides in 2017 were [the highest](=record(homicide@2017))."),
        (true, "Homicides in 2017 were [the highest](=record(homicide@2017)) until then."),
        (false, "Inflation is at its [highest](=record(inflation@2025-06,since:2024-01))."),
        (false, "Inflation is at [a record high](=record(inflation@2025-06,since:2024-01))."),
        (false, "It was the [second-highest](=record(homicide@2017)) total so far."),
        (false, "It was [one of the highest](=record(homicide@2018)) totals so far."),
        (true, "Killings were at [their lowest in a decade](=record(homicide@2024,since:2014))."),
        (false, "Killings were at [their lowest in more than a decade](=record(homicide@2024,since:2014))."),
        (false, "Killings were at [their lowest in two decades](=record(homicide@2024,since:2014))."),
        (
            true,
            "Inflation was at its [highest in more than a year](=record(inflation@2025-06,since:2024-01)).",
        ),
        (
            true,
            "May was the [worst month since at least January 2024](=record(steel.world@2025-05,since:2024-01)) for exporters.",
        ),
        (
            true,
            "June was the [best month since at least January 2024](=record(steel.world@2025-06,since:2024-01)) for exporters.",
        ),
    ]);
}

#[test]
fn every_word_of_a_date_is_understood_or_refused() {
    check(&[
        (true, "The strike began on [Monday 17 March 2025](=date(strike.effective))."),
        (false, "The strike began on [Tuesday 17 March 2025](=date(strike.effective))."),
        (true, "The strike began on [17th March 2025](=date(strike.effective))."),
        (false, "The strike began on [31st March 2025](=date(strike.effective))."),
        (false, "The strike began on [2025-07-01](=date(strike.effective))."),
        (true, "The strike began on [2025-03-17](=date(strike.effective))."),
        (false, "The strike began in [the fourth quarter of 2025](=date(strike.effective))."),
        (true, "The strike began in [the first quarter of 2025](=date(strike.effective))."),
        (false, "The strike began [not on 17 March 2025](=date(strike.effective))."),
        (false, "The strike did not begin on [17 March 2025](=date(strike.effective))."),
        (false, "The strike began [before 17 March 2025](=date(strike.effective))."),
        (false, "They held [500,000 items in March 2025](=date(strike.effective))."),
        (true, "The strike began [in early 2025](=date(strike.effective))."),
        (false, "The strike began [in late 2025](=date(strike.effective))."),
        (true, "The strike [took effect on 17 March](=date(strike.effective))."),
    ]);
}

#[test]
fn times_are_counted_in_their_own_unit() {
    check(&[
        (false, "The pause lasts [13 to 15 years](=days(pause.effective..pause.expires))."),
        (true, "The pause lasts [12 to 13 weeks](=days(pause.effective..pause.expires))."),
        (
            false,
            "The strike began [14 hours](=days(strike.announced..strike.effective)) after it was called.",
        ),
        (
            false,
            "The strike began [14 decades](=days(strike.announced..strike.effective)) after it was called.",
        ),
        (
            false,
            "The strike began [14 working days](=days(strike.announced..strike.effective)) after it was called.",
        ),
        (
            true,
            "The strike began [14 calendar days](=days(strike.announced..strike.effective)) after it was called.",
        ),
        (true, "The pause lasts [a quarter of a year](=days(pause.effective..pause.expires))."),
        (true, "The pause lasts [about half a year](=days(pause.effective..2025-10-09))."),
        (false, "Sales to India have risen [five years in a row](=streak(steel.in@2025-06))."),
        (false, "Sales to India have risen [five](=streak(steel.in@2025-06)) quarters in a row."),
        (true, "Sales to India have risen [five](=streak(steel.in@2025-06)) months in a row."),
        (false, "Exports fell in [two of 500 days](=count(steel.world@2025-01..2025-06,sign:down))."),
        (true, "Exports fell in [two of six months](=count(steel.world@2025-01..2025-06,sign:down))."),
    ]);
}

#[test]
fn two_values_of_a_sentence_agree_with_their_verb() {
    check(&[
        (false, "There were [535](=homicide@2024), up from [583](=homicide@2023), homicides."),
        (true, "There were [535](=homicide@2024), down from [583](=homicide@2023), homicides."),
        (false, "The trade deficit widened to [£5bn](=trade@2025-06) from [£5.7bn](=trade@2025-05)."),
        (true, "The trade deficit narrowed to [£5bn](=trade@2025-06) from [£5.7bn](=trade@2025-05)."),
        (
            false,
            "Exports fell from [391,000](=steel.world@2025-05) to [604,000 tonnes](=steel.world@2025-06).",
        ),
        (false, "Killings rose from 583 to [535](=homicide@2024)."),
    ]);
}

#[test]
fn what_stayed_was_the_same_before() {
    check(&[
        (false, "Gas's share [held at 24.8%](=share(power.gas@2025-Q2,power.all@2025-Q2))."),
        (
            false,
            "The share of gas was [unchanged at a quarter](=share(power.gas@2025-Q2,power.all@2025-Q2)).",
        ),
        (false, "The jobless rate [held at 4.6%](=max(jobless@2025-04)) in April."),
        (true, "The Bank kept its rate [unchanged at 4.25%](=bank_rate@latest)."),
        (false, "The Bank kept its rate [unchanged at 4.25%](=bank_rate@latest-1)."),
        (true, "Inflation [remained above 3%](=inflation@2025-06)."),
        (false, "Inflation [remained above 3.5%](=inflation@2025-06)."),
        (false, "Inflation remained [above 3.5%](=inflation@2025-06)."),
    ]);
}

#[test]
fn scales_and_divisors_are_read_or_refused() {
    check(&[
        (false, "There were [1,674 thousand million](=unemployed@2025-06) jobless."),
        (true, "There were [1,674 thousand](=unemployed@2025-06) jobless."),
        (false, "Germany took [151 thousand million tonnes](=steel.de@2025-06)."),
        (false, "There were [2,911 dozen](=measles@2024) cases."),
        (false, "Germany took [151,000 tonnes a day](=steel.de@2025-06)."),
        (false, "Germany took [151,000 tonnes](=steel.de@2025-06) a day."),
        (true, "Germany took [151,000 tonnes](=steel.de@2025-06) a month."),
        (false, "Germany took [151,000 tonnes per person](=steel.de@2025-06)."),
        (false, "The state borrowed [£20.7bn a head](=borrowing@2025-06)."),
        (false, "Oil cost [$69.80 a gallon](=oil@2025-06)."),
        (false, "Several [thousand](=steel.de@2025-06) tonnes went to Germany."),
        (false, "[Several thousand tonnes](=steel.de@2025-06) went to Germany."),
    ]);
}

#[test]
fn hedges_do_not_fall_away() {
    check(&[
        (false, "Exports rose [more than an impressive 60%](=mom(steel.world@2025-06))."),
        (true, "Exports rose [more than an impressive 50%](=mom(steel.world@2025-06))."),
        (false, "Exports rose more than an impressive [60%](=mom(steel.world@2025-06))."),
        (
            false,
            "Wind and gas supplied [nearly a majority](=share(power.wind@2025-Q2,power.all@2025-Q2)) of power.",
        ),
        (
            false,
            "Sun, wind and nuclear supplied [nearly a majority](=share(power.wind@2025-Q2+power.solar@2025-Q2+power.nuclear@2025-Q2,power.all@2025-Q2)) of power.",
        ),
        (false, "Japan was [almost the largest](=rank(steel.de@2025-06)) buyer."),
        (false, "Germany was almost [the largest](=rank(steel.de@2025-06)) buyer."),
    ]);
}

#[test]
fn fractions_in_one_sign_are_read() {
    check(&[
        (true, "Petrol fell by [½p](=diff(petrol@2025-06,petrol@2025-05))."),
        (true, "Petrol fell by [half a penny](=diff(petrol@2025-06,petrol@2025-05))."),
        (false, "Petrol fell by [¾p](=diff(petrol@2025-06,petrol@2025-05))."),
        (true, "The Bank held its rate at [4¼%](=bank_rate@2025-06)."),
        (false, "The Bank held its rate at [4½%](=bank_rate@2025-06)."),
        (true, "The Bank cut its rate by [¼ point](=pp(bank_rate@2025-05,bank_rate@2025-04))."),
        (true, "Germany took [¼](=share(steel.de@2025-06,steel.world@2025-06)) of exports."),
    ]);
}

#[test]
fn a_direction_belongs_to_a_change() {
    check(&[
        (false, "The Bank cut its rate by [a factor of two](=ratio(steel.us@2025-06,steel.us@2025-05))."),
        (false, "Sales to America fell by [a factor of two](=ratio(steel.us@2025-06,steel.us@2025-05))."),
        (true, "Sales to America rose by [a factor of two](=ratio(steel.us@2025-06,steel.us@2025-05))."),
        (false, "Sales to America [fell twofold](=ratio(steel.us@2025-06,steel.us@2025-05))."),
        (true, "Sales to America [fell threefold](=ratio(steel.us@2025-05,steel.us@2025-04)) in May."),
        (
            true,
            "Sales to America [fell by a factor of three](=ratio(steel.us@2025-05,steel.us@2025-04)) in May.",
        ),
        (true, "Sales to America saw [a threefold drop](=ratio(steel.us@2025-05,steel.us@2025-04)) in May."),
        (false, "Exports to Germany were [minus 151,000 tonnes](=steel.de@2025-06)."),
        (false, "Exports to Germany were minus [151,000 tonnes](=steel.de@2025-06)."),
        (false, "Exports [rose by 604,000 tonnes](=steel.world@2025-06) in June."),
        (false, "Exports rose by [604,000 tonnes](=steel.world@2025-06) in June."),
        (true, "Exports rose to [604,000 tonnes](=steel.world@2025-06) in June."),
        (false, "Unemployment [rose 4.7%](=jobless@2025-06) in June."),
        (false, "Germany took [151,000 tonnes more](=steel.de@2025-06) than France."),
        (false, "Net migration fell by [431,000](=net_migration@2024) in 2024."),
        (false, "Unemployment [rose by 2000](=diff(unemployed@2025-06,unemployed@2025-05)) in June."),
        (false, "Unemployment was up [2000](=diff(unemployed@2025-06,unemployed@2025-05)) in June."),
        (false, "Exports were [up for 12 months in a row](=mom(steel.world@2025-06))."),
        (false, "Exports [rose for a third straight month](=mom(steel.world@2025-06))."),
        (true, "The trade gap in 2024/25 was [£5.0bn in June 2025](=trade@2025-06)."),
        (false, "The deficit was [little changed](=diff(trade@2025-06,trade@2025-05))."),
        (true, "The number was [little changed](=diff(unemployed@2025-06,unemployed@2025-05))."),
        (false, "Sales rose by [a quarter](=share(steel.de@2025-06,steel.world@2025-06))."),
    ]);
}
