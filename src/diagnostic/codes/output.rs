//! Findings of the plan and of writing it.

codes! {
    /// Two producers of one route.
    ROUTE_COLLISION = Error "route-collision"
        "Two pages or files would be written to one place. Change the slug or the name of one of them.";
}
