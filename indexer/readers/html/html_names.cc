// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_names.h"

#include <algorithm>
#include <array>
#include <span>

namespace news {
namespace {

using std::string_view;

template <class Value>
struct Named {
  string_view name;
  Value value;
};

using T = HtmlTag;
constexpr auto tags = std::to_array<Named<HtmlTag>>({
    {"a", T::a},
    {"abbr", T::abbr},
    {"address", T::address},
    {"article", T::article},
    {"aside", T::aside},
    {"audio", T::audio},
    {"b", T::b},
    {"base", T::base},
    {"blockquote", T::blockquote},
    {"body", T::body},
    {"br", T::br},
    {"button", T::button},
    {"canvas", T::canvas},
    {"caption", T::caption},
    {"center", T::center},
    {"code", T::code},
    {"dd", T::dd},
    {"details", T::details},
    {"div", T::div},
    {"dl", T::dl},
    {"dt", T::dt},
    {"em", T::em},
    {"embed", T::embed},
    {"fieldset", T::fieldset},
    {"figcaption", T::figcaption},
    {"figure", T::figure},
    {"font", T::font},
    {"footer", T::footer},
    {"form", T::form},
    {"h1", T::h1},
    {"h2", T::h2},
    {"h3", T::h3},
    {"h4", T::h4},
    {"h5", T::h5},
    {"h6", T::h6},
    {"head", T::head},
    {"header", T::header},
    {"hr", T::hr},
    {"html", T::html},
    {"i", T::i},
    {"iframe", T::iframe},
    {"img", T::img},
    {"input", T::input},
    {"label", T::label},
    {"li", T::li},
    {"link", T::link},
    {"main", T::main},
    {"map", T::map},
    {"meta", T::meta},
    {"nav", T::nav},
    {"noscript", T::noscript},
    {"object", T::object},
    {"ol", T::ol},
    {"optgroup", T::optgroup},
    {"option", T::option},
    {"p", T::p},
    {"picture", T::picture},
    {"pre", T::pre},
    {"script", T::script},
    {"section", T::section},
    {"select", T::select},
    {"small", T::small},
    {"source", T::source},
    {"span", T::span},
    {"strong", T::strong},
    {"style", T::style},
    {"sub", T::sub},
    {"sup", T::sup},
    {"svg", T::svg},
    {"table", T::table},
    {"tbody", T::tbody},
    {"td", T::td},
    {"template", T::html_template},
    {"textarea", T::textarea},
    {"tfoot", T::tfoot},
    {"th", T::th},
    {"thead", T::thead},
    {"time", T::time},
    {"title", T::title},
    {"tr", T::tr},
    {"track", T::track},
    {"u", T::u},
    {"ul", T::ul},
    {"video", T::video},
    {"wbr", T::wbr},
});

using A = HtmlAttribute;
constexpr auto attributes = std::to_array<Named<HtmlAttribute>>({
    {"aria-hidden", A::aria_hidden},
    {"charset", A::charset},
    {"class", A::css_class},
    {"content", A::content},
    {"data-component", A::data_component},
    {"data-testid", A::data_testid},
    {"datetime", A::datetime},
    {"hidden", A::hidden},
    {"href", A::href},
    {"http-equiv", A::http_equiv},
    {"id", A::id},
    {"itemprop", A::itemprop},
    {"itemtype", A::itemtype},
    {"lang", A::lang},
    {"name", A::name},
    {"property", A::property},
    {"pubdate", A::pubdate},
    {"rel", A::rel},
    {"role", A::role},
    {"style", A::style},
    {"title", A::title},
    {"type", A::type},
});

template <class Value, std::size_t n>
Value find(const std::array<Named<Value>, n>& table, string_view name, Value otherwise) noexcept {
  const auto found = std::ranges::lower_bound(table, name, {}, &Named<Value>::name);
  return found != table.end() && found->name == name ? found->value : otherwise;
}

static_assert(std::ranges::is_sorted(tags, {}, &Named<HtmlTag>::name));
static_assert(std::ranges::is_sorted(attributes, {}, &Named<HtmlAttribute>::name));

constexpr auto make_blocks() {
  std::array<bool, 128> blocks{};
  for (const HtmlTag tag :
       {T::address, T::article, T::aside, T::blockquote, T::body,   T::caption, T::center, T::dd,         T::details,
        T::div,     T::dl,      T::dt,    T::fieldset,   T::figure, T::footer,  T::form,   T::h1,         T::h2,
        T::h3,      T::h4,      T::h5,    T::h6,         T::header, T::hr,      T::html,   T::li,         T::main,
        T::nav,     T::ol,      T::p,     T::pre,        T::table,  T::section, T::tbody,  T::figcaption, T::td,
        T::tfoot,   T::th,      T::thead, T::tr,         T::ul})
    blocks[static_cast<std::size_t>(tag)] = true;
  return blocks;
}
constexpr auto blocks = make_blocks();

}  // namespace

HtmlTag html_tag(string_view name) noexcept { return find(tags, name, HtmlTag::other); }

bool is_block(HtmlTag tag) noexcept { return blocks[static_cast<std::size_t>(tag)]; }

bool is_heading(HtmlTag tag) noexcept { return tag >= HtmlTag::h1 && tag <= HtmlTag::h6; }

bool is_void(HtmlTag tag) noexcept {
  switch (tag) {
    case T::base:
    case T::br:
    case T::embed:
    case T::hr:
    case T::img:
    case T::input:
    case T::link:
    case T::meta:
    case T::source:
    case T::track:
    case T::wbr: return true;
    default: return false;
  }
}

HtmlAttribute html_attribute(string_view name) noexcept { return find(attributes, name, HtmlAttribute::none); }

}  // namespace news
