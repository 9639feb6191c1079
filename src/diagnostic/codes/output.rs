//! Findings of the plan and of writing it.

codes! {
    /// Two producers of one route.
    ROUTE_COLLISION = Error "route-collision"
        "Two pages or files would be written to one place, or to places that differ in capital letters alone, which are one place on many machines; or a file would stand where another needs a folder. Change the slug or the name of one of them.";
    /// A route cannot be a file on every machine.
    UNSAFE_ROUTE = Error "unsafe-route"
        "What is published must be a relative path inside the output whose parts every host can store: no empty part, no `..`, none of `< > : \" | ? * \\`, no control character, no name that some system reserves (such as `con` or `aux`), at most 255 bytes a part.";
    /// A stylesheet names a file that is not there.
    MISSING_ASSET = Error "missing-asset"
        "The target of `url(…)` in a stylesheet is a path relative to the stylesheet, and the file must stand in `static/`, where a site's own files stand in for the built-in ones of the same name. Stylesheets may not import each other in a circle.";
    /// The output folder holds files of someone else.
    FOREIGN_OUTPUT = Error "foreign-output"
        "The output is replaced whole, so it must be absent, empty, or exactly what the last build wrote (its `.briefing-manifest.json` tells). Nothing else is ever deleted: move the files away, publish them through `static/`, or choose another folder with `--output`.";
    /// The output folder lies among the inputs.
    OUTPUT_AMONG_INPUTS = Error "output-among-inputs"
        "A site written into `content/`, `templates/` or `static/` would be read by the next build as a part of the briefing.";
    /// Another build is writing to the same place.
    OUTPUT_BUSY = Error "output-busy"
        "Two builds may not write to one folder at once. Wait for the other one, or choose another folder with `--output`.";
    /// The output could not be written.
    WRITE_FAILED = Error "write-failed"
        "The operating system refused a write. What was published before is still in place and whole.";
}
