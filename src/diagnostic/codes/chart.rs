//! Findings of exhibits: chart files, domains, layouts.

codes! {
    /// A chart file cannot be drawn as asked.
    BAD_CHART = Error "bad-chart"
        "The chart file asks for something that its type does not offer or that its data does not hold.";
    /// The type of a chart is not one that is known.
    CHART_TYPE = Error "chart-type"
        "`type` names how data is shown: `line`, `step`, `area`, `columns`, `stacked`, `grouped`, `bars`, `dot`, `dumbbell`, `slope`, `waterfall` and others. The help names the nearest one.";
    /// A chart names data that the briefing does not have.
    CHART_DATA = Error "chart-data"
        "The paths under `data`, `highlight` and `annotate` are those of figures: a series, its members, and `*` for all members but aggregates. Values are never typed into a chart.";
    /// A chart names an event or an act that the briefing does not have.
    CHART_EVENT = Error "chart-event"
        "`events` and `band` name events (or acts) by the ids under which `content/data` defines them, or types of events from the code list `event_types`.";
    /// A chart would have nothing to show.
    CHART_EMPTY = Error "chart-empty"
        "No observation with a value lies in the range or at the period that the chart names. Missing values are drawn as gaps, never as zero, so that nothing would be left.";
    /// The series of a chart do not fit on one axis.
    CHART_UNITS = Error "chart-units"
        "One axis shows one unit: tonnes and dollars, amounts over a period and rates, or percent and percentage points are never drawn against the same axis, and no chart has two. Draw two charts.";
    /// Two plotted periods of one series overlap.
    CHART_OVERLAP = Error "chart-overlap"
        "A day may count once only. Where a series holds both months and a total of several months that they only partly cover, narrow the range or name the series that holds one of them.";
    /// Series that are added up are not the parts of the total that the chart names.
    CHART_PARTS = Error "chart-parts"
        "What is stacked must add up: the parts are amounts of one unit, none of them a sum of others, and at each period their sum is the total that `parts_of` names, as far as the printed digits can tell. Otherwise the height of a stack would be a number that nobody published.";
    /// An axis that may not be cut does not begin at zero.
    CHART_ZERO = Error "chart-zero"
        "The length of a bar or column is its value, so its axis begins at zero. A line may begin elsewhere if the chart says why: `why: …`.";
    /// A chart holds more than its form can show.
    CHART_LIMIT = Error "chart-limit"
        "Each type says how many series, columns or rows it can show so that they can still be told apart on a phone. Use `limit`, a shorter range, or another type.";
    /// A text of a chart finds no place.
    CHART_LAYOUT = Error "chart-layout"
        "In one of the widths a label would cover data or another label, or leave the picture. Shorten the label, the annotation or the range. Nothing is ever hidden or drawn over.";
    /// A layout had to give way somewhere.
    CHART_COMPROMISE = Note "chart-compromise"
        "The picture is right, but something in it is not where it would best be: a note moved to the key under it, or a label left to the table.";
    /// A letter that the fonts of pictures lack.
    PICTURE_LETTERS = Note "picture-letters"
        "PNGs of charts and cards for social media are drawn with the fonts of the program, which hold the letters of European languages in Latin script. Pages and SVG files are set in the reader's own fonts where a letter is lacking, so they are not affected.";
    /// The words of a chart are not as readers need them.
    CHART_WORDS = Warning "chart-words"
        "A title states the finding in at most 14 words and has no full stop. Titles and notes never name colours: the dark theme and print have others.";
}
