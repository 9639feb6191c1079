//! The English table. Each row is a sense and its phrases in all their forms, divided by `|`.

use super::{Class, Direction, Flatness, Hedge, LevelWord, Sense, UnitWord};

/// Senses and phrases; a phrase stands once.
pub(super) static ROWS: &[(Sense, &str)] = &[
    (
        Sense::Hedge(Hedge::About),
        "around|about|roughly|some|approximately|circa|close to|near|in the region of|of the order of|~|c.|something like|in the neighbourhood of|in the neighborhood of|on the order of|in the order of|in the vicinity of|more or less|very roughly|very approximately|nearer to|broadly|somewhere around|somewhere near|an estimated|estimated",
    ),
    (Sense::After(Hedge::About), "or so|give or take|odd"),
    (
        Sense::Hedge(Hedge::Nearly),
        "nearly|almost|not quite|approaching|just under|just short of|just shy of|just below|a little under|\
         a little below|slightly under|slightly below|fractionally under|fractionally below|\
         slightly less than|a little less than|just less than|fractionally less than|verging on|bordering on|nudging|nearing|close on|getting on for|shy of|a shade under|a shade below|a touch under|a touch below|marginally under|marginally below|marginally less than|a fraction under|a fraction below|a whisker under|a whisker below|a whisker short of|a tad under|a tad below|a bit under|a bit below|a bit less than|nigh on|practically|virtually|all but|very nearly|pushing|narrowly under|narrowly below|only just under|only just below|just fewer than|slightly fewer than|a little fewer than|a little short of|a little shy of|slightly short of|little short of|a shade less than|a touch less than",
    ),
    (
        Sense::Hedge(Hedge::JustOver),
        "just over|just above|slightly more than|slightly over|slightly above|a little more than|a little over|\
         a little above|fractionally more than|fractionally over|fractionally above|just more than|a shade over|a shade above|a shade more than|a touch over|a touch above|a touch more than|marginally over|marginally above|marginally more than|a fraction over|a fraction above|a fraction more than|a whisker over|a whisker above|a tad over|a tad above|a tad more than|a bit over|a bit above|a bit more than|little more than|not much more than|narrowly over|narrowly above|only just over|only just above|little over",
    ),
    (Sense::Bound(Hedge::MoreThan, Direction::Up), "more than|over|above|greater than|higher than"),
    (
        Sense::Hedge(Hedge::MoreThan),
        "beyond|in excess of|upwards of|north of|topped|topping|passed|passing|surpassed|surpassing|exceeded|exceeding|\
         exceeds|exceed|broke through|breaking through|tops|surpasses|passes|crossed|crossing|crosses|breached|breaching|breaches|cleared|clearing|burst through|smashed through|climbed past|rose past|went past|pushed past|shot past|sailed past|surged past|jumped past|moved past|soared past|raced past|overtaking|better than|broken through",
    ),
    (Sense::After(Hedge::MoreThan), "plus|and more|and counting"),
    (
        Sense::Bound(Hedge::LessThan, Direction::Down),
        "less than|fewer than|under|below|lower than|smaller than",
    ),
    (Sense::Hedge(Hedge::LessThan), "short of|fell below|fell short of|falls below|falling below|south of"),
    (
        Sense::Hedge(Hedge::AtLeast),
        "at least|no fewer than|no less than|not less than|a minimum of|not fewer than|no smaller than|no lower than|at or above|a floor of|at the very least",
    ),
    (
        Sense::After(Hedge::AtLeast),
        "or more|or higher|or above|or greater|or upwards|and above|and upwards|or over|and up",
    ),
    (
        Sense::Hedge(Hedge::AtMost),
        "at most|no more than|not more than|up to|a maximum of|within|at or below|no higher than|no greater than|a ceiling of|at the most|at the very most",
    ),
    (Sense::After(Hedge::AtMost), "or less|or fewer|or lower|or below|or under|and below"),
    (
        Sense::Hedge(Hedge::WellOver),
        "well over|well above|well beyond|comfortably over|comfortably above|comfortably more than|well past|significantly more than|considerably more than|significantly over|considerably over|significantly above|considerably above|substantially above|substantially more than|substantially over|much more than|way over|way above|way more than|easily more than",
    ),
    (
        Sense::Hedge(Hedge::WellUnder),
        "well under|well below|well short of|comfortably under|comfortably below|significantly below|considerably below|substantially below|significantly less than|considerably less than|far below|far less than|much less than|way below|way under|far short of|far fewer than|considerably fewer than",
    ),
    (Sense::Hedge(Hedge::FarMore), "far more than|many more than|far above|far over"),
    (Sense::Hedge(Hedge::Barely), "barely|only just|scarcely|hardly"),
    (Sense::Hedge(Hedge::Exactly), "exactly|precisely|to the tonne|bang on|spot on"),
    (
        Sense::Hedge(Hedge::Joining),
        "as many as|as much as|as few as|as little as|a total of|only|just|a mere|fully|as high as|as low as|as large as|as small as|no less|altogether|merely|almost exactly|nearly exactly|virtually exactly|a meagre|a meager|a paltry|a modest|a hefty|a whopping|an astonishing|a staggering|even|a further|an extra",
    ),
    (Sense::Direction(Direction::Up), UP_WORDS),
    (Sense::Direction(Direction::Down), DOWN_WORDS),
    (Sense::SignNoun(Direction::Down), "loss|losses|lost|lose|loses|losing|minus|-|below zero|negative"),
    (
        Sense::BalanceNoun(Direction::Down),
        "deficit|deficits|shortfall|shortfalls|gap|gaps|in the red|red ink|shortage|shortages|black hole|outflow|outflows|overdrawn",
    ),
    (
        Sense::BalanceNoun(Direction::Up),
        "surplus|surpluses|profit|profits|income|net income|positive|in the black|earnings|earned|pocketed|inflow|inflows",
    ),
    (Sense::Level(LevelWord::To), "to|reached|reaching|reach|reaches|hit|hits|hitting"),
    (Sense::Level(LevelWord::From), "from"),
    (
        Sense::Level(LevelWord::At),
        "at|stood at|stands at|came to|came in at|totalled|totaled|totalling|was|were|is|are|running at|ran at|runs at|averaged|\
         averaging|averages|standing at|standing on|put at|estimated at|valued at|amounted to|amounts to|amounting to|came out at|\
         settled at|closed at|ended at|finished at|peaked at|opened at|totals|totaling|totalling at|registered|clocked in at|made up|makes up|make up|making up|\
         comes to|comes in at|coming in at|worked out at|measured|numbered",
    ),
    (
        Sense::Held(Flatness::Flat),
        "held at|held steady at|holding at|holds at|holding steady at|steady at|stuck at|unchanged at|flat at|stable at|\
         stayed at|stays at|staying at|remained at|remains at|remain at|remaining at|kept at|left at|on hold at|frozen at|\
         static at|pegged at|remained unchanged at|remains unchanged at|left unchanged at|was unchanged at|\
         held unchanged at|remained steady at|remained stuck at|remained flat at|hold at|\
         held firm at|holding firm at|held flat at|held stable at|unmoved at|remaining unchanged at|remained stable at|\
         remains steady at|remains stable at|kept unchanged at|keeping at|kept steady at|unchanged on|stays put at|stayed put at",
    ),
    (
        Sense::Held(Flatness::Little),
        "little changed at|broadly unchanged at|broadly flat at|broadly stable at|broadly steady at|largely unchanged at|\
         roughly unchanged at|roughly flat at|roughly stable at|virtually unchanged at|almost unchanged at|barely changed at|\
         hardly changed at|essentially unchanged at|practically unchanged at|more or less unchanged at|largely stable at",
    ),
    (Sense::Stayed, "remain|remains|remained|remaining|stay|stays|stayed|staying|held|holds|holding"),
    (Sense::Cardinal(1), "one"),
    (Sense::Cardinal(2), "two"),
    (Sense::Cardinal(3), "three"),
    (Sense::Cardinal(4), "four"),
    (Sense::Cardinal(5), "five"),
    (Sense::Cardinal(6), "six"),
    (Sense::Cardinal(7), "seven"),
    (Sense::Cardinal(8), "eight"),
    (Sense::Cardinal(9), "nine"),
    (Sense::Cardinal(10), "ten"),
    (Sense::Cardinal(11), "eleven"),
    (Sense::Cardinal(12), "twelve"),
    (Sense::Cardinal(13), "thirteen"),
    (Sense::Cardinal(14), "fourteen"),
    (Sense::Cardinal(15), "fifteen"),
    (Sense::Cardinal(16), "sixteen"),
    (Sense::Cardinal(17), "seventeen"),
    (Sense::Cardinal(18), "eighteen"),
    (Sense::Cardinal(19), "nineteen"),
    (Sense::Cardinal(20), "twenty"),
    (Sense::Cardinal(30), "thirty"),
    (Sense::Cardinal(40), "forty"),
    (Sense::Cardinal(50), "fifty"),
    (Sense::Cardinal(60), "sixty"),
    (Sense::Cardinal(70), "seventy"),
    (Sense::Cardinal(80), "eighty"),
    (Sense::Cardinal(90), "ninety"),
    (Sense::Scale(2), "hundred"),
    (Sense::Scale(3), "thousand|k"),
    (Sense::Scale(6), "million|mn|m|mln"),
    (Sense::Scale(9), "billion|bn|bln|b"),
    (Sense::Scale(5), "lakh|lakhs"),
    (Sense::Scale(7), "crore|crores"),
    (Sense::Scale(12), "trillion|tn|trn"),
    (Sense::Scale(15), "quadrillion"),
    (Sense::Unit(UnitWord::Percent), "%|per cent|percent|pc|pct"),
    (
        Sense::Unit(UnitWord::Points),
        "percentage points|percentage point|points|point|pp|pps|% points|per cent points|ppt|ppts|percent points|pct points|p.p.|%pts|pts|pt",
    ),
    (Sense::Unit(UnitWord::BasisPoints), "basis points|basis point|bp|bps"),
    (Sense::Unit(UnitWord::Named("t")), "t|tonne|tonnes|metric ton|metric tons|metric tonnes|mt"),
    (Sense::Unit(UnitWord::Named("kt")), "kt|kilotonne|kilotonnes"),
    (Sense::Unit(UnitWord::Named("Mt")), "megatonne|megatonnes"),
    (Sense::Unit(UnitWord::Named("kg")), "kg|kilogram|kilograms|kilo|kilos|kilogramme|kilogrammes"),
    (Sense::Unit(UnitWord::Named("g")), "gram|grams|gramme|grammes"),
    (Sense::Unit(UnitWord::Named("lb")), "lb|lbs"),
    (Sense::Unit(UnitWord::Pounds), "pound|pounds"),
    (Sense::Unit(UnitWord::Named("short_ton")), "short ton|short tons"),
    (Sense::Unit(UnitWord::Named("long_ton")), "long ton|long tons"),
    (Sense::Unit(UnitWord::AmbiguousTons), "ton|tons"),
    (Sense::Unit(UnitWord::Dollar), "$|dollar|dollars"),
    (Sense::Unit(UnitWord::Named("USD")), "us$|usd|us dollars|us dollar"),
    (Sense::Unit(UnitWord::Named("EUR")), "€|eur|euro|euros"),
    (Sense::Unit(UnitWord::Named("GBP")), "£|gbp|pounds sterling"),
    (Sense::Unit(UnitWord::Named("CNY")), "cny|yuan|rmb|renminbi"),
    (Sense::Unit(UnitWord::Named("JPY")), "jpy|yen|¥"),
    (Sense::Unit(UnitWord::Physical("Wh", 0)), "wh|watt hours"),
    (Sense::Unit(UnitWord::Physical("Wh", 3)), "kwh|kilowatt hour|kilowatt hours"),
    (Sense::Unit(UnitWord::Physical("Wh", 6)), "mwh|megawatt hour|megawatt hours"),
    (Sense::Unit(UnitWord::Physical("Wh", 9)), "gwh|gigawatt hour|gigawatt hours"),
    (Sense::Unit(UnitWord::Physical("Wh", 12)), "twh|terawatt hour|terawatt hours"),
    (Sense::Unit(UnitWord::Physical("W", 3)), "kw|kilowatt|kilowatts"),
    (Sense::Unit(UnitWord::Physical("W", 6)), "mw|megawatt|megawatts"),
    (Sense::Unit(UnitWord::Physical("W", 9)), "gw|gigawatt|gigawatts"),
    (Sense::Unit(UnitWord::Physical("W", 12)), "tw|terawatt|terawatts"),
    (Sense::Unit(UnitWord::Physical("m", 0)), "metre|metres|meter|meters"),
    (Sense::Unit(UnitWord::Physical("m", -2)), "cm|centimetre|centimetres|centimeter|centimeters"),
    (Sense::Unit(UnitWord::Physical("m", -3)), "mm|millimetre|millimetres|millimeter|millimeters"),
    (Sense::Unit(UnitWord::Physical("foot", 0)), "foot|feet|ft"),
    (Sense::Unit(UnitWord::Physical("inch", 0)), "inch|inches"),
    (Sense::Unit(UnitWord::Physical("yard", 0)), "yard|yards"),
    (
        Sense::Unit(UnitWord::Physical("square km", 0)),
        "sq km|km2|km²|square kilometre|square kilometres|square kilometers",
    ),
    (Sense::Unit(UnitWord::Physical("square mile", 0)), "sq miles|square mile|square miles"),
    (Sense::Unit(UnitWord::Physical("cubic metre", 0)), "cubic metre|cubic metres|cubic meters|m3|m³"),
    (Sense::Unit(UnitWord::Physical("m", 3)), "km|kilometre|kilometres|kilometer|kilometers"),
    (Sense::Unit(UnitWord::Physical("mile", 0)), "mile|miles"),
    (Sense::Unit(UnitWord::Physical("litre", 0)), "litre|litres|liter|liters"),
    (Sense::Unit(UnitWord::Physical("gallon", 0)), "gallon|gallons"),
    (Sense::Unit(UnitWord::Physical("barrel", 0)), "barrel|barrels|bbl"),
    (Sense::Unit(UnitWord::Physical("bushel", 0)), "bushel|bushels"),
    (Sense::Unit(UnitWord::Physical("ounce", 0)), "ounce|ounces|oz"),
    (Sense::Unit(UnitWord::Physical("hectare", 0)), "hectare|hectares"),
    (Sense::Unit(UnitWord::Physical("acre", 0)), "acre|acres"),
    (Sense::Unit(UnitWord::Pence), "pence|penny|pennies|p"),
    (Sense::Unit(UnitWord::Cents), "cent|cents|¢"),
    (Sense::Unit(UnitWord::Seconds), "seconds"),
    (Sense::Unit(UnitWord::Minutes), "minute|minutes"),
    (Sense::Unit(UnitWord::Hours), "hour|hours"),
    (Sense::Unit(UnitWord::Decades), "decade|decades"),
    (Sense::Unit(UnitWord::Centuries), "century|centuries"),
    (Sense::Unit(UnitWord::Days), "day|days"),
    (Sense::Unit(UnitWord::Weeks), "week|weeks"),
    (Sense::Unit(UnitWord::Fortnights), "fortnight|fortnights"),
    (Sense::Unit(UnitWord::Months), "month|months"),
    (Sense::Unit(UnitWord::Years), "year|years"),
    (Sense::Multiple(2), "doubled|doubling|doubles|double|twice"),
    (Sense::Multiple(3), "tripled|tripling|triples|triple|trebled|trebling|trebles|treble|thrice"),
    (Sense::Multiple(4), "quadrupled|quadrupling|quadruples|quadruple"),
    (Sense::Multiple(5), "quintupled|quintupling|quintuples|quintuple"),
    (Sense::Multiple(6), "sextupled|sextupling|sextuple"),
    (Sense::Multiple(7), "septupled"),
    (Sense::Halved, "halved|halving|halves"),
    (Sense::Half, "half"),
    (Sense::Quarter, "quarter|quarters"),
    (Sense::Ordinal(1), "first|1st"),
    (Sense::Ordinal(2), "second|2nd|runner up"),
    (Sense::Ordinal(3), "third|thirds|3rd"),
    (Sense::Ordinal(4), "fourth|4th|fourths"),
    (Sense::Ordinal(5), "fifth|fifths|5th"),
    (Sense::Ordinal(6), "sixth|sixths|6th"),
    (Sense::Ordinal(7), "seventh|sevenths|7th"),
    (Sense::Ordinal(8), "eighth|eighths|8th"),
    (Sense::Ordinal(9), "ninth|ninths|9th"),
    (Sense::Ordinal(10), "tenth|tenths|10th"),
    (Sense::Ordinal(11), "eleventh|11th"),
    (Sense::Ordinal(12), "twelfth|12th"),
    (Sense::Ordinal(20), "twentieth|20th"),
    (Sense::Times, "times|fold|x|×"),
    (Sense::Factor, "a factor of|factor of"),
    (
        Sense::Ambiguous,
        "times more than|times more|times higher|times higher than|times fewer|times less|times cheaper|times larger than|\
         times larger|times greater than|times greater|times bigger|times bigger than|times smaller|times lower|\
         times lower than|times smaller than|times less than|times fewer than|times faster|times stronger|times dearer|\
         times longer|times longer than|times heavier|times costlier|times as much again|twice more|twice more than|\
         twice higher|twice larger|twice bigger|twice higher than|twice fewer|twice less|twice cheaper",
    ),
    (
        Sense::Superlative(false),
        "largest|biggest|highest|greatest|strongest|most|top spot|leading|costliest|dearest|busiest|fastest|sharpest|steepest|longest|widest|deepest|heaviest|richest|hottest|wettest|warmest|sunniest|snowiest|stormiest|number one|commonest|main|chief|principal|dominant|quickest|priciest|severest",
    ),
    (
        Sense::Superlative(true),
        "smallest|lowest|least|weakest|fewest|cheapest|slowest|quietest|shortest|narrowest|lightest|poorest|thinnest|driest|coldest|coolest|softest|dullest|mildest|tiniest",
    ),
    (Sense::Valued, "worst|best|grimmest|bleakest|gloomiest|healthiest|brightest"),
    (
        Sense::Joint,
        "joint|tied|jointly|equal|matched|matches|matching|equalled|equaled|equalling|equals|tying",
    ),
    (Sense::Top, "top|the top|among the top|one of the top"),
    (
        Sense::Straight,
        "straight|in a row|on the bounce|consecutive|running|successive|in succession|on the trot|consecutively|back to back|on end|uninterrupted|unbroken",
    ),
    (Sense::Class(Class::Majority), "majority|a majority|the majority|most of"),
    (Sense::Class(Class::SlimMajority), "slim majority|a slim majority|narrow majority|a narrow majority"),
    (Sense::Class(Class::Minority), "minority|a minority"),
    (
        Sense::Class(Class::VastMajority),
        "vast majority|the vast majority|the great majority|the bulk|bulk|an overwhelming majority|overwhelming majority|the overwhelming majority|the lion's share",
    ),
    (
        Sense::Class(Class::AlmostAll),
        "almost all|nearly all|virtually all|practically all|all but all|almost the whole of|nearly the whole of|almost the entire|almost everything",
    ),
    (
        Sense::Flat(Flatness::Flat),
        "flat|unchanged|no change|no growth|level with|tied with|stagnant|stagnated|zero growth|no increase|no movement|static|at a standstill|the same as|same as|on a par with|identical|flatlined|stagnates|flat lined|stable|steady",
    ),
    (
        Sense::Flat(Flatness::Little),
        "little changed|barely moved|hardly changed|barely changed|almost flat|almost unchanged|virtually flat|\
         virtually unchanged|broadly flat|broadly unchanged|largely unchanged|roughly the same as|roughly flat|broadly stable|barely budged|hardly budged|hardly moved|scarcely changed|scarcely moved|more or less flat|more or less unchanged|more or less stable|largely flat|largely stable|essentially flat|essentially unchanged|almost the same as|much the same as|nearly flat|nearly unchanged|practically unchanged|roughly unchanged|roughly stable|roughly level|almost stable|virtually the same as|broadly the same as|about the same as|about flat|little different|not much changed|broadly steady|broadly level|basically flat",
    ),
    (Sense::Zero, "no|none|zero|nothing"),
    (Sense::Digits(2), "double digit|double digits"),
    (Sense::Digits(3), "triple digit|triple digits"),
    (Sense::Several(12), "dozens|dozens of"),
    (Sense::Several(100), "hundreds|hundreds of"),
    (Sense::Several(1000), "thousands|thousands of"),
    (Sense::Several(10_000), "tens of thousands|tens of thousands of"),
    (Sense::Several(100_000), "hundreds of thousands|hundreds of thousands of"),
    (Sense::Several(1_000_000), "millions|millions of"),
    (Sense::Dozen, "dozen"),
    (Sense::Between, "between"),
    (Sense::And, "and|&"),
    (Sense::Month(1), "january|jan"),
    (Sense::Month(2), "february|feb"),
    (Sense::Month(3), "march|mar"),
    (Sense::Month(4), "april|apr"),
    (Sense::Month(5), "may"),
    (Sense::Month(6), "june|jun"),
    (Sense::Month(7), "july|jul"),
    (Sense::Month(8), "august|aug"),
    (Sense::Month(9), "september|sept|sep"),
    (Sense::Month(10), "october|oct"),
    (Sense::Month(11), "november|nov"),
    (Sense::Month(12), "december|dec"),
    (Sense::PartOfMonth(1), "early"),
    (Sense::PartOfMonth(2), "mid"),
    (Sense::PartOfMonth(3), "late"),
    (Sense::Filler, "a|an|the|by|of|its|their|in|out of"),
    (Sense::Per, "per|each|every|a share|apiece"),
    (
        Sense::Negation,
        "not|never|without|neither|nor|n't|didn't|did not|wasn't|no longer|weren't|isn't|aren't|hasn't|haven't|hadn't|doesn't|\
         don't|cannot|can't|couldn't|won't|wouldn't|failed to|fails to",
    ),
    (
        Sense::ThanEver,
        "than ever|than ever before|than at any time|than at any point|than at any other time|than in any month|\
         than in any quarter|than in any year|than in any other year",
    ),
    (Sense::Since, "since|ever|on record"),
    (Sense::RecordWord, "record|records|a record|all time|record breaking"),
];

/// Rises, in all their forms.
const UP_WORDS: &str = "up|upward|upwards|higher|more|increase|increases|increased|increasing|rise|rises|rose|risen|rising|\
    gain|gains|gained|gaining|grow|grows|grew|grown|growing|growth|climb|climbs|climbed|climbing|jump|jumps|jumped|\
    jumping|surge|surges|surged|surging|soar|soars|soared|soaring|rally|rallies|rallied|rallying|rocket|rockets|rocketed|\
    rocketing|skyrocket|skyrocketed|skyrocketing|leap|leaps|leapt|leaped|leaping|spike|spikes|spiked|spiking|swell|swells|\
    swelled|swollen|swelling|expand|expands|expanded|expanding|expansion|advance|advances|advanced|advancing|recover|\
    recovers|recovered|recovering|recovery|rebound|rebounds|rebounded|rebounding|bounce|bounces|bounced|bouncing|\
    accelerate|accelerates|accelerated|accelerating|acceleration|quicken|quickens|quickened|quickening|strengthen|\
    strengthens|strengthened|strengthening|improve|improves|improved|improving|improvement|widen|widens|widened|widening|\
    ahead of|ahead|overtook|overtake|overtakes|overtaken|outpaced|outpaces|outpacing|exceeds that|uptick|upturn|upswing|\
    boost|boosts|boosted|boosting|boom|booms|boomed|booming|balloon|balloons|ballooned|ballooning|mount|mounts|mounted|\
    mounting|pick up|picks up|picked up|picking up|edge up|edges up|edged up|edging up|tick up|ticked up|nudged up|\
    crept up|creep up|creeping up|inched up|shot up|shoots up|shooting up|went up|goes up|going up|gone up|lift|lifts|\
    lifted|lifting|raise|raises|raised|raising|hike|hikes|hiked|hiking|add|adds|added|adding|extra|additional|greater|\
    larger|bigger|stronger|faster|more quickly|more rapidly|better|multiply|multiplied|multiplies|multiplying|+|plus sign|heightened|escalate|\
    escalated|escalates|escalating|build|builds|built up|swelled to|firmed|firm|firming|regained|regain|regaining|\
    resurgence|resurgent|hopped|vaulted|exploded|explode|exploding|burgeoned|burgeoning|mushroomed|mushrooming|above that\
    |dearer|pricier|costlier|wider|longer|deeper|taller|hotter|fuller|steeper|lengthen|lengthens|lengthened\
    |lengthening|deepen|deepens|deepened|deepening|enlarged|enlarging|outstripped|outstrips|outstripping\
    |outperformed|outperforms|outsold|outnumbered|outnumber|outnumbers|eclipsed|eclipsing|appreciate|appreciates\
    |appreciated|appreciating|appreciation|inflated|intensified|intensifying|speeded up|sped up|zoomed|zooming\
    |elevated|upped|bolstered|buoyed|revived|revives|revival|roared|roaring|blossomed|flourished|thrived\
    |proliferated|compounded|magnified|amplified|augmented|ran up|spiral|spiralled|spiraled|spiralling|spiraling\
    |snapped back|sprang back|roared back|bounced back|heavier|richer|busier|brighter|hardened|hardening\
    |tightened|galloped|galloping|catapulted|propelled|piled up|upsurge|hastened|enjoyed a rise|exceeding that\
    |overshot|overshoot|overshoots|overshooting|bettered|trumped|put on|puts on|putting on|piled on|notched up\
    |reaccelerated|replenished|restored|winning|won back|livelier|fatter|fattened|healthier";

/// Falls, in all their forms.
const DOWN_WORDS: &str = "down|downward|downwards|lower|less|fewer|decrease|decreases|decreased|decreasing|fall|falls|fell|\
    fallen|falling|drop|drops|dropped|dropping|decline|declines|declined|declining|sink|sinks|sank|sunk|sinking|slide|\
    slides|slid|sliding|slip|slips|slipped|slipping|slump|slumps|slumped|slumping|plunge|plunges|plunged|plunging|tumble|\
    tumbles|tumbled|tumbling|plummet|plummets|plummeted|plummeting|collapse|collapses|collapsed|collapsing|crash|crashes|\
    crashed|crashing|shrink|shrinks|shrank|shrunk|shrinking|contract|contracts|contracted|contracting|contraction|dip|\
    dips|dipped|dipping|dwindle|dwindles|dwindled|dwindling|reduce|reduces|reduced|reducing|reduction|cut|cuts|cutting|\
    ease|eases|eased|easing|retreat|retreats|retreated|retreating|recede|recedes|receded|receding|weaken|weakens|weakened|\
    weakening|worsen|worsens|worsened|worsening|narrow|narrows|narrowed|narrowing|behind|trail|trails|trailed|trailing|\
    lag|lags|lagged|lagging|give up|given up|shed|sheds|shedding|slow|slows|slowed|slowing|slowdown|downturn|downtick|\
    downswing|edge down|edges down|edged down|edging down|tick down|ticked down|nudged down|crept down|inched down|went down|\
    goes down|going down|gone down|nosedive|nosedived|tank|tanked|tanking|slash|slashes|slashed|slashing|trim|trims|\
    trimmed|trimming|curtail|curtailed|curtailing|deteriorate|deteriorated|deteriorating|diminish|diminished|diminishing|\
    ebb|ebbs|ebbed|ebbing|wane|wanes|waned|waning|smaller|weaker|slower|more slowly|less quickly|less rapidly|worse|cheaper|below that|off|backslid|subside|\
    subsided|subsiding|erode|eroded|eroding|erosion|cratered|crater|cratering|taper|tapers|tapered|tapering|thin out|\
    thinned|thinning|fell back|falls back|falling back|fall back|pulled back|came down|comes down|coming down|lessen|\
    lessened|lessening|shortened|depressed|decimated|wiped out|short of that|de escalated|descend|descended|descending\
    |lower than that|lowered|lowering|lowers|shorter|shorten|shortens|shortening|narrower|lesser|cooler|cool\
    |cools|cooled|cooling|soften|softens|softened|softening|softer|moderate|moderates|moderated|moderating\
    |moderation|abate|abates|abated|abating|deflated|deflating|depreciate|depreciates|depreciated|depreciating\
    |depreciation|devalued|undershot|undershoot|undershoots|undercut|undercuts|undercutting|scaled back\
    |scales back|scaling back|axed|axing|culled|pared|pares|paring|whittled|chopped|shave|shaves|shaved|shaving\
    |skid|skids|skidded|skidding|nosediving|nosedives|swooned|sag|sags|sagged|sagging|drooped|falter|falters\
    |faltered|faltering|stumble|stumbles|stumbled|stumbling|slacken|slackens|slackened|slackening|slacker\
    |evaporated|evaporating|drain|drains|drained|draining|deplete|depleted|depleting|depletion|implode|imploded\
    |imploding|wither|withered|withering|wilted|wilting|fizzled|tailed off|tailing off|trailed off|petered out\
    |dried up|drying up|dropped off|dropping off|fell away|falls away|falling away|fell off|gave up|gives up\
    |giving up|gave back|surrendered|forfeited|lighter|thinner|poorer|shallower|quieter|milder|flagged|flagging\
    |clipped|clipping|docked|lopped|rolled back|rolling back|wound down|melted away|unwound|nose dived\
    |backtracked|regressed|downsized|downgraded|dented|squeezed|crimped|crimping|stripped|cheapened|cheapening\
    |relinquished|underperformed|underperforms|lagged behind|trailed behind|fell behind|falls behind\
    |falling behind|fallen behind|slower than that|decelerate|decelerates|decelerated|decelerating|deceleration\
    |tanks";
