/*
 * What people here put into passwords, besides what the lists of the whole world have: names, clubs,
 * places, prayers, in Arabic and as they are written in Latin letters. `withOtherKeyboard` adds what comes
 * out when Arabic is typed on keys that are set to Latin.
 */

const arabic = `محمد أحمد احمد محمود مصطفى مصطفي علي حسن حسين عمر خالد يوسف ابراهيم إبراهيم عبدالله عبدالرحمن عبدالرحيم
  عبدالعزيز كريم طارق سامح شريف وليد هاني ايمن إيمان ايمان فاطمة فاطمه عائشة عائشه مريم زينب نور هدى هبة هبه منى
  مني سارة ساره دعاء اسماء أسماء نادية ناديه سعاد نجلاء رمضان شعبان رجب السيد الشيخ حبيبي حبيبتي حياتي قلبي عمري
  روحي ماما بابا امي أمي ابي أبي بنتي ابني اولادي أولادي الله اللهم بسم الرحمن الرحيم الحمد لله سبحان استغفر اكبر أكبر
  يارب رسول النبي القرآن القران الاسلام الإسلام مصر القاهرة القاهره الاسكندرية الإسكندرية الجيزة الجيزه اسوان أسوان الاقصر
  الأقصر بني سويف المنيا اسيوط أسيوط سوهاج قنا الفيوم المنصورة طنطا دمياط بورسعيد الاسماعيلية السويس الاهلي الأهلي
  الزمالك صلاح النيل الاهرام الأهرام انصاف إنصاف شكوى شكاوى الشكاوى منظومة الحكومة الحكومه الوزارة الوزاره المحافظة المحافظه
  الديوان المديرية المديريه الوحدة المحلية المحليه كلمة كلمه السر سر مرور المرور دخول مدير المدير موظف النظام سلام السلام
  مرحبا اهلا أهلا شكرا تحيا افتح يا سمسم`;

const latin = `mohamed mohammed muhammad mohammad ahmed ahmad mahmoud mahmood mostafa mustafa hassan hussein hossam omar
  khaled khalid youssef yousef yusuf ibrahim abdallah abdullah abdelrahman abdulrahman karim kareem tarek tariq sameh
  sherif shereif walid hany ayman eman iman fatma fatima aisha mariam maryam zeinab zainab nour hoda heba mona sara sarah
  doaa asmaa nadia soad ramadan shaaban ragab elsayed sayed elsheikh habibi habibti hayati 7ayati 7abibi 7abibty albi
  3omri omri ro7i mama baba allah bismillah bsm allahakbar alhamdulillah elhamdolilah subhanallah astaghfirullah yarab
  yarabb rasool quran koran islam misr masr egypt cairo elqahera alexandria giza aswan luxor benisuef beniseuf minia assiut
  sohag qena fayoum mansoura tanta damietta portsaid ismailia suez ahly alahly elahly zamalek zamalik salah nile pharaoh
  ahram insaf shakwa shakawa hokoma wezara mohafza diwan modeer mowazaf nezam salam salamalekom marhaba ahlan shokran
  tahyamasr efta7yasemsem kelmetelser`;

const arabicKeys = 'ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ';
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvnm,./`";

/** What comes out when Arabic is typed on keys that are set to Latin: محمد → `lpl]`. */
export function onLatinKeys(word: string): string {
  return [...word.replaceAll('أ', 'H').replaceAll('إ', 'Y').replaceAll('لا', 'b')]
    .map((letter) => latinKeys[arabicKeys.indexOf(letter)] ?? letter)
    .join('');
}

const arabicWords = arabic.split(/\s+/);
const latinWords = latin.split(/\s+/);

/** All of them in lower case, the commonest first. */
export const wellKnownWords: readonly string[] = [
  ...new Set([...arabicWords, ...latinWords, ...arabicWords.map(onLatinKeys)]),
];
