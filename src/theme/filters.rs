//! Filters for templates, beyond those of the engine: pure functions of the value and the view.

use tera::value::Key;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Makes our filters known to an engine; must happen before templates are added.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("asset", asset);
}

/// `{{ "style.css" | asset }}`: the address, relative to the page, of a file of `static/`.
///
/// The name carries a fingerprint in the output; the view knows which. Reads `site.assets` and
/// `page.root`, so it works in page templates, not inside components.
fn asset(name: &str, _: Kwargs, state: &State) -> TeraResult<String> {
    let field = |view: &str, path: &str| -> TeraResult<Option<Value>> {
        Ok(state.get::<Value>(view)?.and_then(|value| value.get_from_path(path).cloned()))
    };
    let assets = field("site", "assets")?;
    let path = assets.as_ref().and_then(Value::as_map).and_then(|map| map.get(&Key::from(name.to_owned())));
    let root = field("page", "root")?;
    match (path.and_then(Value::as_str), root.as_ref().and_then(Value::as_str)) {
        (Some(path), Some(root)) => Ok(format!("{root}{path}")),
        _ => Err(Error::message(format!("there is no file `static/{name}`"))),
    }
}
