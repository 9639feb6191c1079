//! Findings of templates.

codes! {
    /// A template cannot be read.
    TEMPLATE_SYNTAX = Error "template-syntax"
        "A template file of the site is not a valid template. A file under `templates/` replaces the built-in one of the same name; the original stays reachable under `builtin/`, so that a file can extend it and replace one block.";
    /// A template names something that does not exist.
    TEMPLATE_REFERENCE = Error "template-reference"
        "A template uses a filter, component, block or other template that neither the site nor the theme has. Blocks can only be replaced if the extended template has them.";
    /// A template cannot be rendered.
    TEMPLATE_RENDER = Error "template-render"
        "A template asks for a value that its page does not have, or uses a value in a way that does not fit it. Templates see `site`, `page` and, on generated pages, one subject (`series`, `event` and so on); the documentation of `render::view` lists every field.";
}
