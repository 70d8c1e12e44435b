// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace news {

/// The elements that mean something to us. `text` is a run of characters, `other` any element not listed.
enum class HtmlTag : std::uint8_t {
  text,
  other,
  a,
  abbr,
  address,
  article,
  aside,
  audio,
  b,
  base,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  code,
  dd,
  details,
  div,
  dl,
  dt,
  em,
  embed,
  fieldset,
  figcaption,
  figure,
  font,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  label,
  li,
  link,
  main,
  map,
  meta,
  nav,
  noscript,
  object,
  ol,
  optgroup,
  option,
  p,
  picture,
  pre,
  script,
  section,
  select,
  small,
  source,
  span,
  strong,
  style,
  sub,
  sup,
  svg,
  table,
  tbody,
  td,
  html_template,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  track,
  u,
  ul,
  video,
  wbr,
};

/// `name` in small letters.
HtmlTag html_tag(std::string_view name) noexcept;

/// Starts and ends a paragraph.
bool is_block(HtmlTag tag) noexcept;
bool is_heading(HtmlTag tag) noexcept;
/// Has no content and no end tag.
bool is_void(HtmlTag tag) noexcept;

/// The attributes that we keep.
enum class HtmlAttribute : std::uint8_t {
  none,
  aria_hidden,
  charset,
  css_class,
  content,
  data_component,
  data_testid,
  datetime,
  hidden,
  href,
  http_equiv,
  id,
  itemprop,
  itemtype,
  lang,
  name,
  property,
  pubdate,
  rel,
  role,
  style,
  title,
  type,
};

/// `none` for those that we do not keep.
HtmlAttribute html_attribute(std::string_view name) noexcept;

}  // namespace news
