import type { english } from './words-en.ts';

export const arabic: Readonly<Record<keyof typeof english, string>> = {
  help: `يتحقق من السجل العلني لأي منصة من منصات «إنصاف».

  insaf-verify receipt FILE --key KEY [--keys KEYS]
      إيصال الشاكي: أن شكواه قُيّدت، ومتى، وكل خطوة بعدها. لا يحتاج إلى اتصال.
  insaf-verify consistency OLD NEW --tiles SOURCE --key KEY
      بصمتان للسجل: أن شيئًا مما في القديمة لم يُغيَّر ولم يُحذف ولم يُدَسّ بينه شيء.
  insaf-verify export FILE --key KEY [--head FILE]… [--save FILE]
      سجل كامل من ملف أو مجلد أو عنوان: كل قيد أمام البصمة الموقعة، وأمام ما حُفظ من بصمات سابقة.
      وتكتب ‎--save ما قُرئ في ملف واحد.

  KEY     مفتاح السجل (name+hash+base64) أو ملف فيه المفتاح؛ خذه من مصدر تثق به، لا ممن تتحقق منه
  KEYS    ما يُنشر في ‎/ledger/keys: كيف تغيّر المفتاح، إن تغيّر؛ يُصدَّق منه ما وقّعه المفتاحان. ويُقرأ وحده
          حيث توجد ملفات السجل
  SOURCE  مجلد مرتب كما يُنشر السجل، أو عنوانه: https://…/ledger

ينتهي بالرمز 0 إذا صح كل شيء، و1 إذا لم يصح شيء منه، و2 إذا تعذر التحقق.`,
  'verdict.holds': 'كل شيء صحيح.',
  'verdict.fails': 'لم يثبت صحته.',
  'key.missing': 'اذكر مفتاح السجل بعد ‎--key؛ فبدونه لا يثبت شيء.',
  'key.malformed': 'هذا ليس مفتاحًا؛ صيغة المفتاح name+hash+base64.',
  'tiles.missing': 'اذكر بعد ‎--tiles أين توجد ملفات السجل: مجلدًا أو عنوانًا.',
  'cannot.read': 'تعذرت قراءة {name}.',
  'cannot.json': '{name} ليس إيصالًا، فهو ليس بصيغة JSON.',
  'cannot.export': '{name} ليس نسخة من السجل، فسطره الأول لا يذكر insaf-ledger-1.',
  head: '✓ بصمة {origin} موقعة، وعدد القيود: {size}.',
  step: '✓ الشكوى {number}: «{what}» في {at}، وهي القيد {place} من {size}.',
  'which.entry': 'القيد {place}: ',
  'growth.same': 'البصمتان واحدة، وعدد القيود: {now}.',
  'growth.grown': 'كل ما في البصمة القديمة ({old}) موجود في الجديدة ({now}).',
  'growth.shrunk': 'نقص السجل: كانت قيوده {old} وصارت {now}.',
  'growth.forked': 'أُعيدت كتابة السجل: البصمة الجديدة ليست امتدادًا للقديمة.',
  'export.whole': 'القيود كلها موجودة ({count})، وهي التي وُقّع عليها.',
  'export.other': 'القيود الموجودة ({count}) ليست هي التي وُقّع عليها ({size}).',
  'export.forked': 'تغيّر بعدها ما كان مقيدًا قبلها.',
  'export.shrunk': 'قيودها أكثر من الموجود الآن.',
  'fails.receipt-malformed': 'الملف ليس إيصالًا بصيغة معروفة هنا.',
  'fails.key-malformed': 'هذا ليس مفتاحًا.',
  'fails.key-other': 'الإيصال يذكر مفتاحًا غير الذي تثق به.',
  'fails.checkpoint-malformed': 'البصمة ليست بصيغة صحيحة.',
  'fails.origin-other': 'البصمة لسجل آخر.',
  'fails.signature-missing': 'البصمة غير موقعة بالمفتاح الذي تثق به.',
  'fails.signature-wrong': 'التوقيع ليس لهذه البصمة؛ غُيّر أحدهما.',
  'fails.entries-missing': 'لا قيود في الإيصال.',
  'fails.entry-malformed': 'ليس قيدًا بصيغة معروفة هنا.',
  'fails.entry-not-included': 'غير موجود في السجل الموقع.',
  'fails.part-unknown': 'يعرض الإيصال «{part}» ولا ذكر له في القيد.',
  'fails.part-other': 'ما يعرضه الإيصال في «{part}» ليس ما قُيّد.',
  'fails.number-not-opened': 'لا يبيّن لأي شكوى هو.',
  'fails.complaint-other': 'القيود لأكثر من شكوى.',
  'fails.steps-out-of-order': 'ليس بعد القيد الذي قبله.',
  'fails.step-missing': 'أُسقطت خطوة من بين الخطوات.',
};
