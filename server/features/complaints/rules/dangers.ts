import type { Danger, Priority } from '@insaf/contract/vocabulary.ts';

/*
 * The signs of danger that words are searched for (`find-danger.ts`), as data. They are meant to be exact
 * rather than eager: a word alone, such as fire, is a word of complaints about prices, permits and
 * extinguishers; what counts is that something burns.
 *
 * A sign is some slots that stand in this order, close together, in one clause. A slot holds words that can
 * stand there, between bars, as `foldArabic` writes them; `كهرب*` is every word that begins so. Articles and
 * joined particles (و ف ب ل ك ال) need not be written. Slots in braces are a name for words used often.
 */

export type DangerSigns = {
  readonly danger: Danger;
  readonly priority: Exclude<Priority, 'ordinary'>;
  readonly signs: readonly string[];
  /** Words that make another thing of it, anywhere in the same clause. */
  readonly unless?: string;
};

export const namedWords: Readonly<Record<string, string>> = {
  home: 'بيت|بيتي|بيتنا|بيتها|بيته|بيوت|بيوتنا|منزل*|منازل*|شقه|شقتي|شقتنا|شقتها|شقته|شقق|مسكن*|مساكن*|عماره|عمارتنا|غرفه|غرف|بدروم|house|houses|home|homes|flat|flats|apartment|apartments|basement',
  building:
    'بيت|بيتي|بيتنا|بيوت|منزل*|منازل*|شقه|شقتي|شقتنا|عماره|عمارتنا|عمارات|عقار*|مبني|مباني|برج|مدرسه|مستشفي|فصل|مصنع|مخزن|محل|سوق|كوبري|house|building|flat|apartment|school|hospital|factory|bridge',
  part: 'سقف|سقفنا|بلكون*|حيطه|حيطان|حائط|جدار|جدران|سور|سلم|عمود*|ceiling|roof|balcony|wall|staircase|stairs',
  wire: 'سلك|اسلاك|كابل|كابلات|كبل|كيبل|wire|wires|cable|cables',
  bare: 'عاري*|عريان*|مكشوف*|متعري*|مكشوفه|bare|exposed|uncovered',
  foul: 'مجاري|مجارير|صحي|طفح|سيل|سيول|sewage|sewer|wastewater|floodwater|flood|floods',
  water: 'مياه|ميه|ماء|water',
  shaft:
    'بلاعه|بلاعات|بالوعه|بالوعات|بيار|بياره|بيارات|مطبق|مطابق|حفره|حفر|manhole|manholes|drain|shaft|pit',
  child:
    'طفل|طفله|اطفال|ابني|بنتي|ولد|بنت|ولدي|رضيع|رضيعه|child|son|daughter|boy|girl|baby|toddler|kid',
  person:
    'امي|ابي|ابويا|والدي|والدتي|والده|جدي|جدتي|زوجي|زوجتي|جوزي|مراتي|اخي|اخويا|اختي|مريض|مريضه|حد|واحد|شخص|مواطن|رجل|سيده|man|woman|mother|father|patient|person|someone|somebody|brother|sister|wife|husband',
  lifesaving:
    'انسولين|كيماوي|اكسجين|اوكسجين|مصل|امصال|هيبارين|دياليزر|فلاتر|insulin|oxygen|chemotherapy|antivenom|serum',
  absent: 'ناقص|ناقصه|نفد|نفذ|نفدت|خلص|خلصت|مقطوع|مختفي|معدوم|unavailable|finished',
};

export const dangerSigns: readonly DangerSigns[] = [
  {
    danger: 'fire',
    priority: 'critical',
    signs: [
      'اندلع*|نشب*|شب*|اشتعل* حريق*|نار|نيران',
      'حريق*|حرائق|نار|نيران اندلع*|نشب*|شبت|اشتعل*|مشتعل*',
      'نار|نيران|حريق|حريقه مسك*|ماسكه|شغاله|بتاكل|تلتهم|تاكل|مولع*|والع*|قايد*|وصلت',
      'يوجد|هناك|عندنا|حصل|حصلت|فيه|الحقونا|الحقوني|انقذونا حريق|حريقه|حرائق',
      'حريق|حريقه كبير*|هائل*|ضخم*|دلوقتي|الان|حالا',
      '{building} بيولع|بتولع|مولع*|يحترق|تحترق|بيتحرق|بتتحرق|ولع|ولعت',
      'دخان كثيف*',
      'fire|fires broke|breaks|started|spreading|burning|raging|reached',
      'on|caught fire',
      '{building} burning',
      'thick smoke',
    ],
    unless:
      'سعر|سعرها|سعره|اسعار*|غلاء|غلا|فاتوره|فواتير|قلب*|اعصاب*|صدور*|دمي|نفسي|جهنم|انذار|طفايه|طفايات|مطفاه|مكافحه|ضد|alarm|drill|extinguisher|extinguishers|price|prices|sale',
  },
  {
    danger: 'gas',
    priority: 'critical',
    signs: [
      'ريحه|رائحه|روائح|رايحه|شم|بنشم|نشم|شامين غاز|بوتاجاز',
      'تسرب*|تسريب*|بيسرب|يسرب|بتسرب|تهريب|بيهرب غاز|بوتاجاز',
      'غاز|بوتاجاز|انبوبه|ماسوره بيسرب|يسرب|بتسرب|مسرب*|يتسرب|بيتسرب|تتسرب|بتتسرب|متسرب',
      'خط|ماسوره|انبوب|مواسير غاز مكسور*|انكسر*|اتكسر*|انفجر*|مضروب*',
      'gas leak|leaks|leaking|leakage|smell|odour|odor|escaping',
      'leak|leaking|smell|smells|smelling|odour|odor gas',
    ],
    unless: 'مصنع|مصانع|عوادم|عادم|مقلب|قمامه|factory|exhaust|landfill|tear',
  },
  {
    danger: 'electricity',
    priority: 'critical',
    signs: [
      '{wire} {bare}',
      '{bare} {wire}',
      '{wire} ساقط*|واقع*|وقع|وقعت|سقط|سقطت|طايح*|fell|fallen|down|lying',
      'fallen|live|downed {wire}',
      'عمود|عامود|اعمده|عواميد|كشك|سور|باب|مواسير|حنفيه|مياه|ميه|ارض|حيطان|حيطه مكهرب*|بيكهرب*|بتكهرب*|يكهرب*|تكهرب*',
      'عمود|عامود|محول|كشك|كابل|لوحه|سلك|عداد|اسلاك شرار*|بيطلع|شرز*',
      'اتكهرب*|انصعق*|صعق*|صعقا كهرب*|تيار|عمود|سلك|مات',
      'ماس كهرب*',
      '{water}|{foul} وصلت|لمست|داخله|دخلت|علي|نازله كهربا*|عداد*|محول',
      'electrocuted',
      'electric shock|shocks',
      'sparks|sparking pole|transformer|cable|cables|wire|wires|box|meter',
      'pole|transformer|cable|wires|box|meter sparking|sparks|electrified',
    ],
    unless:
      'جو|اجواء|تليفون|تلفون|هاتف|نت|انترنت|ارضي|دش|telephone|phone|internet|broadband|fibre|fiber|atmosphere',
  },
  {
    danger: 'collapse',
    priority: 'critical',
    signs: [
      '{building}|{part} انهار|انهارت|بينهار|بتنهار|ينهار|تنهار|هينهار|هتنهار|سينهار|ستنهار',
      'انهار|انهارت|ينهار|انهيار {building}|{part}',
      '{building}|{part} هيقع|هتقع|هيسقط|هتسقط|بيقع|بتقع علي*|فوق|now',
      'سقف|بلكون*|حائط|حيطه|جدار وقع*|سقط* علي*|فوق',
      'تحت انقاض',
      '{building}|{part} collapsed|collapsing|collapse',
      'under rubble',
    ],
  },
  {
    danger: 'collapse',
    priority: 'urgent',
    signs: [
      '{building}|{part} ايل* سقوط',
      '{building}|{part} متصدع*|مايل*|مشروخ*|تصدع*',
      'تصدع*|شروخ|ميل {building}|{part}',
      'leaning building|house|wall|tower',
    ],
  },
  {
    danger: 'flooding',
    priority: 'urgent',
    signs: [
      '{foul} دخل*|داخل*|بيدخل|بتدخل|تدخل|يدخل|غرق*|اغرق*|مغرق*|بتغرق|ملت|طافح*|جوه|وصل* {home}',
      '{water} دخلت|دخل|بتدخل|تدخل|غرقت|اغرقت|مغرقه|بتغرق|ملت {home}',
      '{home} غرق*|بيغرق|بتغرق|مغرق* {water}|{foul}',
      '{home} غرقان*|غرقانين|غرقت|غرق',
      '{water}|{foul} inside|in|into|entered|entering|enters|flooded|flooding|filled {home}',
      '{home} flooded|flooding',
      'محاصرين|محاصر|محتجزين {water}|{foul}',
    ],
    unless:
      'ديون|دين|شغل|مشاكل|فواتير|انقطاع|قاطعه|ضعيفه|ضعف|عداد|وصله|توصيل|debt|pressure|meter|supply|bill|bills|connect|connection',
  },
  {
    danger: 'open_shaft',
    priority: 'critical',
    signs: [
      '{child}|{person} وقع*|سقط*|نزل {shaft}|بير|بئر',
      'سقوط|وقوع {child}|{person} {shaft}|بير|بئر',
      '{child}|{person} fell|fallen|falling into|in|down {shaft}|well',
    ],
  },
  {
    danger: 'open_shaft',
    priority: 'urgent',
    signs: [
      '{shaft} مفتوح*|مكشوف*|عميق*|open|uncovered|missing',
      '{shaft} بدون|بلا|غير|دون|مسروق*|without|no غطا*|غطيان|cover|lid',
      'غطا*|اغطيه {shaft} مسروق*|مكسور*|مفقود*',
      'open|uncovered manhole|manholes|shaft',
    ],
    unless: 'حساب|جلسه|سيره|دراسه',
  },
  {
    danger: 'patient',
    priority: 'critical',
    signs: [
      '{person}|{child} ينزف|بينزف|تنزف|بتنزف|نزيف|غيبوبه|bleeding|unconscious|coma|dying',
      'مش|لا|مابيعرفش|not|cannot|cant قادر*|يستطيع|تستطيع|عارف*|able يتنفس|تتنفس|breathe',
      'cannot|cant|unable breathe',
      'محتاج*|يحتاج|تحتاج|بيحتاج|مفيش|لا|يوجد|لاقي*|لقينا|عاوز*|needs|need|no رعايه|عنايه|intensive مركزه|care',
      'مولود|رضيع|مبتسر* محتاج*|يحتاج|بدون حضانه',
      'محتاج*|مفيش|لا حضانه|حضانات مبتسر*|مولود|رضيع',
      'بين حياه|الحياه موت|والموت',
      'حالته|حالتها خطيره|حرجه|خطره|متدهوره',
      'in critical condition',
      'نزيف حاد|شديد|مستمر|داخلي',
    ],
    unless: 'مرور*|اموال|مال|اسفلت',
  },
  {
    danger: 'medicine',
    priority: 'urgent',
    signs: [
      'لا|مفيش|مافيش|مش|عدم|نقص|انقطاع|اختفاء|no|without|shortage {lifesaving}',
      '{lifesaving} {absent}',
      '{lifesaving} غير|مش|ليس|مفيش|not|isnt متوفر*|متاح*|موجود*|متوافر*|available',
      '{lifesaving} ran|running|out out|stock',
      'جهاز|اجهزه|ماكينه|ماكينات|جلسه|جلسات غسيل معطل*|عطلان*|متوقف*|واقف*|بايظ*',
      'dialysis machine|machines|unit|sessions broken|down|stopped|cancelled',
    ],
  },
  {
    danger: 'violence',
    priority: 'critical',
    signs: [
      'يهدد*|بيهدد*|هدد*|تهديد*|مهدد* قتل*|سلاح|سكين|مطواه|ذبح',
      'حاول*|محاوله|يحاول|هيقتل|سيقتل قتل*|يقتل*|ابني|نا|ني',
      'اطلاق|ضرب|بيضرب*|اطلق* نار|رصاص|خرطوش',
      'threatened|threatens|threatening|threat|tried|trying kill|murder|knife|gun',
      'death threats|threat',
      'shots|shooting|gunfire fired|street|at',
    ],
  },
  {
    danger: 'violence',
    priority: 'urgent',
    signs: [
      'زوجي|جوزي|زوجها|جوزها|ابي|ابويا|طليقي|زوج|اب يضرب*|بيضرب*|يعتدي|بيعتدي|يعذب*|بيعذب*',
      'husband|father|partner beats|beating|hits|abuses',
      'يضرب*|بيضرب*|تضرب*|بتضرب*|يعذب*|تعذيب|ضرب {child}',
    ],
  },
  {
    danger: 'lost_child',
    priority: 'critical',
    signs: [
      '{child} مفقود*|تايه*|تاه|تاهت|مخطوف*|اتخطف*|خطف*|اختفي|اختفت|missing|kidnapped|abducted',
      'خطف|اختطاف|اختفاء|فقدان|خطفوا {child}',
      'kidnapped|abducted {child}',
    ],
    unless: 'شهاده|قيد|سجل|كشف|كشوف|اسم|certificate|list|name',
  },
  {
    danger: 'animals',
    priority: 'urgent',
    signs: [
      'كلب|كلاب عض*|بيعض*|بتعض*|عقر*|تعقر|مسعور*|سعران*|هاجم*|بتهاجم|نهش*',
      'عضه|عضت*|عضني|عضها|عقر*|عقره|هاجم*|نهش* كلب|كلاب',
      'dog|dogs bit|bite|biting|attacked|attacking|rabid',
      'bitten dog|dogs',
      'rabid dog|dogs',
    ],
  },
  {
    danger: 'life',
    priority: 'urgent',
    signs: [
      'خطر|خطوره|تهديد*|يهدد|تهدد|بيهدد|بتهدد علي|حياه|ارواح حياه|حياتنا|حياتي|حياتهم|ارواح*|سكان',
      'حياه|حياتنا|حياتي|حياتهم|ارواحنا خطر|مهدده|معرضه',
      'خطر داهم|وشيك|محدق',
      'danger|threat|risk life|lives',
      'life|lives danger|risk',
      'life threatening',
    ],
    unless: 'سوق|كريمه|زوجيه|اسعار*|مرتب|مرتبات|رزق|مستقبل*',
  },
];
