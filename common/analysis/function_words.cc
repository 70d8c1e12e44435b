// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/function_words.h"

#include <algorithm>

#include "common/analysis/word_list.h"
#include "common/text.h"

namespace news {

namespace {

constexpr char japanese[] =
    "あげる あった あの あまり あり あります ある あるいは あれ いう いえ いえば いか いく いくつ いずれ いたします "
    "いただき いただく "
    "いつ いて います いる いるか いわれる うち うえ おい おいて おき おく おける および おり おります か かけ かけて "
    "かし かつ かな かも "
    "から かれ きた きて くだ ください くる くれる くん けど けれど ここ こそ こちら こと ことに この これ これから "
    "これまで こう こうした "
    "こんな ごと さい さえ さらに さん しか しかし しかも した したら しない しま します しまう しまった しよう しれ "
    "しれない すぎ すぎる "
    "すぐ すら する すると せん せる そう そうした そうだ そこ そこで そして その そのまま その他 それ それぞれ それで "
    "それでも それに そんな "
    "たい ただ ただし たち たび ため たら たり だ だが だから だけ だけど だし だった だって ちゃ ちゃう ちゃん ったら "
    "つい ついて つけ つつ "
    "つまり てい ていく ている てく てる てん であり である でき できた できて できない できる でした でしょう です "
    "ですが でも とある とい "
    "という といった とか とき として とって とともに とは とも ともに とり とる どう どういう どこ どちら どの どれ "
    "どんな ない ないか "
    "なお なか なかった ながら なく なくて なけれ なければ なし なぜ など なった なって なに なの なのか なので なのに "
    "なら ならば なり なる "
    "なれる なん なんか なんて にあたって において における にし にした にして について にて にとって による によって "
    "により にも にわたって "
    "ねぇ のか のだ のち ので のに のは のみ のもの はい はず ばかり へと べき べく ほう ほか ほど ほとんど まし "
    "ました ましょう ます ますか "
    "ますよ ませ ません また まだ まで まま みたい みる もう もし もちろん もっと もの ものの もらう もらえる やすい "
    "やって やる やはり ゆえ "
    "よい よう ようだ ような ように よく よね より らしい られ られた られて られる れた れて れば れる わけ わたし "
    "われ われる をする んじゃ "
    "んだ んで んです からの からは だと って での では ではない との には にも への へは までに までの までは よりも "
    "ている ていた てきた ており させる される させた された";

constexpr char chinese[] =
    "何 一 一个 一些 一個 一种 一種 上 下 不 不是 与 與 且 个 個 中 为 為 为了 為了 之 也 了 于 於 什么 什麼 从 從 他 "
    "他们 他們 以 以及 们 們 "
    "会 會 但 但是 你 你们 你們 使 來 来 便 倒 其 其中 内 內 再 最 几 刚 则 則 前 却 卻 及 又 另 另外 只 可 可以 各 向 "
    "吗 嗎 吧 后 後 呢 和 "
    "哪 哪些 啊 因 因为 因為 在 地 多 多少 她 她们 她們 它 它们 如 如何 如果 对 對 对于 對於 将 將 将会 就 就是 已 "
    "已经 已經 并 並 并且 "
    "应 應 应该 應該 往 很 得 为什么 為什麼 哪里 哪裡 多久 怎么 怎麼 怎样 怎樣 您 我 我们 我們 或 或者 所 所以 才 把 "
    "按 挺 据 據 最 有 是 是否 更 曾 替 没 沒 没有 沒有 "
    "由 由于 由於 的 着 著 等 等等 经 經 给 給 而 而且 能 能够 能夠 自 自己 至 虽然 雖然 被 要 该 該 让 讓 说 說 谁 誰 "
    "跟 较 較 过 過 还 還 "
    "还是 還是 这 這 这个 這個 这些 這些 这样 這樣 那 那个 那個 那些 都 里 裡 里面 非 于是";

/// Chinese function words that are also part of names and nouns: 华为, 中美, 上海.
constexpr char half_chinese[] =
    "一 上 下 中 为 為 会 會 何 使 來 来 内 內 前 则 則 后 地 多 對 对 後 往 得 方 有 才 最 经 經 能 至 过 過 里";

constexpr char thai[] =
    "กว่า กับ ก็ ก่อน ขณะ ของ ขอ ขึ้น คง ครับ คะ คือ ค่ะ จะ จาก จึง ช่วง ซึ่ง ดัง ด้วย ด้าน ได้ ต้อง ต่อ ต่าง ตั้งแต่ ตาม แต่ ถึง ถูก ถ้า ทั้ง ที่ "
    "ที่จะ "
    "ที่สุด ทุก ทาง ทำให้ เท่า นอกจาก นะ นั้น นั่น นี้ นี่ นำ ใน บาง บน เป็น ไป ผู้ พบ พร้อม เพราะ เพื่อ เพียง มา มาก มี แม้ ไม่ ยัง ระหว่าง รวม "
    "รับ "
    "เรา ร่วม และ แล้ว ว่า วันนี้ ส่วน สำหรับ สิ่ง หรือ หาก หลัง หลังจาก ให้ อย่าง อยู่ อยาก อาจ อีก อะไร เอา เอง ใคร ไหน เมื่อ เช่น โดย "
    "การ ความ ไว้ ๆ ฯ";

constexpr char lao[] =
    "ກັບ ກໍ ກໍ່ ການ ຂອງ ຄວາມ ຄື ຈະ ຈາກ ຈຶ່ງ ຊຶ່ງ ດ້ວຍ ແດ່ ໄດ້ ຕໍ່ ຕ້ອງ ແຕ່ ເຖິງ ທີ່ ທັງ ນີ້ ນັ້ນ ໃນ ບໍ່ ເປັນ ໄປ ເພື່ອ ເພາະ ມາ ມີ ແມ່ນ ໂດຍ ຢູ່ ຢ່າງ "
    "ຍັງ ແລະ ແລ້ວ ວ່າ ໃຫ້ ຫຼື ອີກ ອັນ ໆ";

constexpr char khmer[] =
    "ក៏ កាល ការ កំពុង ក្នុង គឺ គេ ជា ដល់ ដែល ដែរ ដោយ ដើម្បី ដូច ទៅ ទាំង ទេ ត្រូវ ថា នៃ និង នឹង នេះ នោះ នៅ បាន ប៉ុន្តែ ពី ពេល មក មាន មិន មួយ "
    "យ៉ាង របស់ រឺ លើ វិញ សម្រាប់ ហើយ ឬ ឲ្យ អោយ អ្នក ៗ ។ ៖";

constexpr char korean[] =
    "가 과 과의 께서 나 는 는데 도 들 들은 들을 들의 들이 라고 라는 라며 로 로는 로서 로써 를 마다 만 만에 만을 만이 "
    "며 보다 부터 "
    "뿐 에 에게 에게는 에게서 에는 에도 에서 에서는 에서도 에서의 에선 엔 와 와는 와의 으로 으로는 으로부터 으로서 "
    "으로써 은 을 의 이 "
    "이나 이다 이라고 이라는 이라며 이란 이며 이었다 인 입니다 까지 까지는 조차 처럼 하고 한테 "
    "왜 언제 어디 누가 누구 무엇 무슨 어떤 어떻게 얼마 그리고 그러나 하지만";

template <const auto& text>
bool has(std::string_view word) {
  return std::ranges::binary_search(word_list<text>, word);
}

bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }

}  // namespace

bool is_function_word(std::string_view word) {
  const auto [c, length] = text::decode(word, 0);
  if (is_hiragana(c)) return length == word.size() || has<japanese>(word);
  if (is_hangul(c)) return has<korean>(word);
  if (c >= 0x0E00 && c <= 0x0E7F) return has<thai>(word);
  if (c >= 0x0E80 && c <= 0x0EFF) return has<lao>(word);
  if (c >= 0x1780 && c <= 0x17FF) return has<khmer>(word);
  return has<chinese>(word);
}

bool is_korean(std::string_view word) { return is_hangul(text::decode(word, 0).code_point); }

bool is_particle(std::string_view word) { return is_function_word(word) && !has<half_chinese>(word); }

std::string_view without_particle(std::string_view word) {
  constexpr std::size_t syllable_bytes = 3;
  constexpr std::size_t fewest_syllables = 2;
  for (std::size_t at = fewest_syllables * syllable_bytes; at < word.size(); at += syllable_bytes) {
    if (!is_hangul(text::decode(word, at - syllable_bytes).code_point)) return word;
    if (is_hangul(text::decode(word, at).code_point) && has<korean>(word.substr(at))) return word.substr(0, at);
  }
  return word;
}

}  // namespace news
