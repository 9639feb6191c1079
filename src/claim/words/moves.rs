//! Words of movement among the directions: those that make the number behind or before them a change.
//!
//! "Rose 353 tonnes" claims a change of 353 tonnes, "rose to 353 tonnes" a level. Verbs that take an object ("cut 353
//! jobs", "raised £5bn") say neither, and are not listed.

/// Verbs and nouns of movement. A number directly behind the verb, or behind the noun and "of", is a change.
const MOVES: &str = "rise|rises|rose|risen|rising|fall|falls|fell|fallen|falling|climb|climbs|climbed|climbing|jump|jumps|jumped|\
    jumping|surge|surges|surged|surging|soar|soars|soared|soaring|rocketed|skyrocketed|leapt|leaped|spiked|drop|drops|\
    dropping|dropped|decline|declines|declined|declining|increase|increases|increased|increasing|decrease|decreases|decreased|\
    decreasing|sink|sinks|sank|sunk|sinking|slide|slides|slid|sliding|slip|slips|slipped|slipping|slump|slumps|slumped|\
    slumping|plunge|plunges|plunged|plunging|tumble|tumbles|tumbled|tumbling|plummet|plummets|plummeted|plummeting|\
    shrink|shrinks|shrank|shrunk|shrinking|dwindled|dwindling|edged up|edged down|edges up|edges down|ticked up|\
    ticked down|inched up|inched down|crept up|crept down|went up|went down|came down|fell back|shot up";

/// Verbs that take an object too: a change only with "by" or, as a noun, "of".
const MOVES_BY: &str = "grow|grows|grew|grown|growing|growth|expand|expands|expanded|expanding|contract|contracts|contracted|\
    contracting|widen|widens|widened|widening|narrow|narrows|narrowed|narrowing|ease|eases|eased|easing|gain|gains|gained|\
    gaining|advanced|strengthened|weakened|improved|worsened|dip|dipped|swell|swelled|picked up|up|down|higher|lower|\
    lengthened|shortened|deepened|collapsed|rebounded|recovered|raised|lifted|cut|reduced|lowered";

/// Comparisons behind a number, which make it a difference: "353 tonnes more".
const COMPARATIVES: &str = "more|fewer|less|higher|lower|larger|smaller|bigger|wider|narrower|longer|shorter|cheaper|dearer|\
    more than|fewer than|less than|higher than|lower than|smaller than|greater than";

/// Words that praise or blame: whether the number goes up or down depends on what it counts.
const EVALUATIONS: &str = "improve|improves|improved|improving|improvement|better|bettered|worse|worsen|worsens|worsened|\
    worsening|deteriorate|deteriorated|deteriorating|strengthen|strengthens|strengthened|strengthening|stronger|weaken|\
    weakens|weakened|weakening|weaker|recover|recovers|recovered|recovering|recovery|rebound|rebounded|rebounding|\
    firmed|firmer|appreciated|depreciated|tightened|brighter|healthier|poorer|richer|revived|faltered|stumbled|lost|\
    gave up|regained|put on|shed|won back|extra|additional|further|add|added|adding|behind|ahead|ahead of";

fn holds(list: &str, text: &str) -> bool {
    list.split('|').any(|word| word.trim() == text)
}

/// Whether a direction word makes the number behind it a change; `link` is the preposition between them.
pub(in crate::claim) fn is_move(text: &str, link: Option<&str>) -> bool {
    match link {
        Some("by" | "of") => holds(MOVES, text) || holds(MOVES_BY, text),
        Some(_) => false,
        None => holds(MOVES, text),
    }
}

/// Whether a bound between the verb and the number makes the number a level: "rose above 4%".
pub(in crate::claim) fn is_threshold(text: &str) -> bool {
    ["above", "below", "under", "beyond", "past"].iter().any(|word| text.ends_with(word))
}

/// Whether a word directly behind a number makes it a difference.
pub(in crate::claim) fn is_comparative(text: &str) -> bool {
    holds(COMPARATIVES, text)
}

/// Whether a direction word praises or blames rather than tells the way of the number.
pub(in crate::claim) fn is_evaluative(text: &str) -> bool {
    holds(EVALUATIONS, text)
}
