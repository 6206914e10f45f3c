import { describe, expect, test } from 'vitest';
import { findDanger } from './find-danger.ts';

const dangerIn = (text: string) => {
  const found = findDanger(text);
  return found === null ? null : `${found.danger} ${found.priority}`;
};

describe('is found in what people really write', () => {
  test.each([
    ['الحقونا النار مسكت في الشقة اللي فوقينا والدخان كتير', 'fire critical'],
    ['اندلع حريق هائل في مخزن الأخشاب بجوار المدرسة', 'fire critical'],
    ['البيت اللي جنبنا بيولع ومفيش عربية إطفاء وصلت', 'fire critical'],
    ['حريق كبير الآن في مقلب الزبالة والدخان داخل البيوت', 'fire critical'],
    ['A fire broke out in the warehouse behind the school', 'fire critical'],
    ['The building next to us is on fire', 'fire critical'],
    ['فيه ريحة غاز شديدة في العمارة كلها من امبارح', 'gas critical'],
    ['رائحة الغاز تملأ السلم ولم يحضر أحد', 'gas critical'],
    ['لم يرد أحد على بلاغنا، ورائحة الغاز تزداد كل ساعة', 'gas critical'],
    ['لو سمحتم في ريحة غاز قوية في المطبخ', 'gas critical'],
    ['تسريب غاز من الخط الرئيسي أمام المنزل', 'gas critical'],
    ['ماسورة الغاز انكسرت أثناء الحفر', 'gas critical'],
    ['There is a strong smell of gas in our stairwell', 'gas critical'],
    ['gas is leaking from the main pipe', 'gas critical'],
    ['سلك كهرباء عريان متدلي قدام باب الحضانة', 'electricity critical'],
    ['أسلاكٌ مكشوفةٌ في الشارع والأطفال يلعبون بجوارها', 'electricity critical'],
    ['لم يتم إصلاح السلك العاري رغم البلاغ من أسبوع', 'electricity critical'],
    ['عمود الإنارة مكهرب وكلب مات لما لمسه', 'electricity critical'],
    ['العمود بيكهرب اللي يقرب منه', 'electricity critical'],
    ['الميه وصلت لعداد الكهرباء في المدخل', 'electricity critical'],
    ['المحول بيطلع شرار كل ليلة', 'electricity critical'],
    ['Live wires are hanging over the playground', 'electricity critical'],
    ['an exposed electric cable beside the kindergarten', 'electricity critical'],
    ['my neighbour was electrocuted by the lamp post', 'electricity critical'],
    ['سقف الفصل وقع على الأطفال', 'collapse critical'],
    ['انهارت عمارة في شارعنا وفيه ناس تحت الأنقاض', 'collapse critical'],
    ['العقار المجاور آيل للسقوط وصدر له قرار إزالة', 'collapse urgent'],
    ['البيت مشروخ ومايل علينا', 'collapse urgent'],
    ['the wall of the school collapsed this morning', 'collapse critical'],
    ['المجاري دخلت بيوتنا ومش عارفين ننام', 'flooding urgent'],
    ['مياه الصرف الصحي تدخل المنازل كل يوم', 'flooding urgent'],
    ['شقتي غرقانة من ماسورة الجيران', 'flooding urgent'],
    ['طفح المجاري داخل الشقة الأرضي', 'flooding urgent'],
    ['Sewage has entered our homes since yesterday', 'flooding urgent'],
    ['our basement flooded with sewage', 'flooding urgent'],
    ['بالوعة مفتوحة أمام المدرسة الابتدائية', 'open_shaft urgent'],
    ['بلاعة من غير غطا في نص الشارع', 'open_shaft urgent'],
    ['غطاء البالوعة مسروق من شهر', 'open_shaft urgent'],
    ['طفل وقع في بلاعة المجاري', 'open_shaft critical'],
    ['An uncovered manhole in front of the clinic', 'open_shaft urgent'],
    ['a child fell into an open drain', 'open_shaft critical'],
    ['والدتي محتاجة رعاية مركزة ومفيش مكان في أي مستشفى', 'patient critical'],
    ['أبويا بينزف في الاستقبال ومحدش معبره', 'patient critical'],
    ['ابني مش قادر يتنفس والمستشفى رافضة تستقبله', 'patient critical'],
    ['المريض حالته خطيرة وبين الحياة والموت', 'patient critical'],
    ['مولود مبتسر محتاج حضانة فورا', 'patient critical'],
    ['my father cannot breathe and the ambulance has not come', 'patient critical'],
    ['لا يوجد أنسولين في الوحدة الصحية منذ أسبوعين', 'medicine urgent'],
    ['الأنسولين غير متوفر بالصيدليات', 'medicine urgent'],
    ['مفيش إنسولين للأطفال في التأمين', 'medicine urgent'],
    ['جهاز الغسيل الكلوي معطل والمرضى واقفين', 'medicine urgent'],
    ['There is no insulin at the health unit', 'medicine urgent'],
    ['the dialysis machines are broken again', 'medicine urgent'],
    ['جاري يهددني بالقتل بسبب الأرض', 'violence critical'],
    ['هددني بسكين أمام البيت', 'violence critical'],
    ['he threatened to kill my brother', 'violence critical'],
    ['زوجي يضربني أنا والأولاد كل يوم', 'violence urgent'],
    ['ابني مفقود من امبارح بعد المدرسة', 'lost_child critical'],
    ['my daughter is missing since yesterday', 'lost_child critical'],
    ['كلب مسعور في الشارع', 'animals urgent'],
    ['الكلاب بتعض العيال وهم رايحين المدرسة', 'animals urgent'],
    ['stray dogs attacked two pupils', 'animals urgent'],
    ['هذا الوضع خطر على حياة سكان الشارع', 'life urgent'],
    ['حياتنا في خطر كل يوم', 'life urgent'],
  ])('%s', (text, danger) => {
    expect(dangerIn(text)).toBe(danger);
  });
});

describe('is not found where there is none', () => {
  test.each([
    // denied
    ['لا يوجد خطر على حياة أحد لكن المنظر سيئ'],
    ['الحمد لله مفيش ريحة غاز لكن الخط لم يوصل'],
    ['لا توجد أسلاك مكشوفة، نطلب فقط نقل العمود'],
    ['ما فيش حريق ولا حاجة، عايزين طفاية'],
    ['There is no gas leak, only the bill is wrong'],
    ['the wires are not exposed'],
    // idioms
    ['نار الأسعار حرقت الناس والدخل ثابت'],
    ['الأسعار مولعة نار ومحدش بيراقب السوق'],
    ['قلبي مولع نار على ابني العاطل'],
    ['اشتعلت الأسعار في السوق واشتعل الغضب'],
    ['الجو في المدرسة مكهرب بين المدرسين'],
    ['غرقان في الديون وعاوز معاش'],
    ['بيتنا غرقان في الديون'],
    ['اختناق مروري يومي أمام المستشفى'],
    ['انهارت أعصابنا من الدوشة'],
    ['صعقت من قيمة فاتورة الكهرباء'],
    ['نزيف الأموال العامة في هذا المشروع مستمر'],
    ['الشارع نار في الصيف ونحتاج شجر'],
    ['قطعوا رزقنا وحياتنا الزوجية في خطر'],
    ['Prices are on fire in the market'],
    // over
    ['اندلع حريق وتمت السيطرة عليه ونطلب تعويضا'],
    ['الحريق الكبير الذي حدث العام الماضي لم نصرف تعويضه'],
    ['تم إصلاح السلك العاري ونشكركم'],
    ['ريحة الغاز اختفت بعد الصيانة'],
    ['the gas leak was repaired yesterday, thank you'],
    ['a fire broke out two years ago and we were not compensated'],
    // possible, asked, feared
    ['نخشى أن يندلع حريق بسبب تراكم القمامة'],
    ['لو حصل حريق ماذا نفعل'],
    ['هل يوجد حريق في المنطقة الصناعية'],
    ['ممكن النار تمسك في القمامة'],
    ['قد يتسرب الغاز مستقبلا'],
    ['a fire could start here one day'],
    // the words of other matters
    ['نطلب تركيب طفاية حريق ومخرج للطوارئ في المدرسة'],
    ['شهادة الحماية المدنية ضد الحريق تأخرت'],
    ['نطلب توصيل الغاز الطبيعي للشارع'],
    ['فاتورة الغاز مرتفعة جدا هذا الشهر'],
    ['انقطاع المياه عن منازلنا منذ يومين'],
    ['المياه لا تدخل البيت إلا ساعة'],
    ['ضعف المياه داخل الشقق العليا'],
    ['روائح كريهة من مصنع الغاز الحيوي'],
    ['كابل الإنترنت مكشوف ومقطوع'],
    ['سلك التليفون واقع على الأرض'],
    ['تأخر صرف معاش والدتي المريضة'],
    ['الحضانة تطلب مصاريف زيادة'],
    ['اسم طفل مفقود في كشف بطاقة التموين'],
    ['صرف بدل مياه للعمال داخل المنازل المؤجرة'],
    ['I want to connect my house to the gas network'],
    ['The fire alarm certificate of the school is late'],
    ['the school has no fire extinguisher'],
    ['water does not reach our flat'],
    ['مقترح: حملة توعية عن أنابيب البوتاجاز'],
    ['كسر ماسورة مياه في الشارع'],
    ['عمود الإنارة لا يعمل والشارع مظلم'],
    ['تراكم القمامة بجوار المدرسة'],
    ['تأخر استخراج بطاقة الخدمات المتكاملة'],
    ['سرقة الكابلات وانقطاع التليفون'],
  ])('%s', (text) => {
    expect(dangerIn(text)).toBeNull();
  });
});

test('speaks of the gravest of several dangers, wherever it stands', () => {
  const text = 'المجاري دخلت البيوت. وكمان فيه سلك عريان في الميه';
  expect(dangerIn(text)).toBe('electricity critical');
});

test('is the same with marks, kashida, another alef and other digits', () => {
  expect(dangerIn('رائِحــةُ غَــاز في العمارة رقم ١٢')).toBe('gas critical');
});

test('reads a text as long as there may be', () => {
  const long = 'المياه لا تصل إلى البيت والسلك والعمود والغاز '.repeat(200);
  expect(dangerIn(`${long} رائحة غاز في العمارة`)).toBe('gas critical');
});
