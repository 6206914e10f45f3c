/*
 * Complaints as people file them on the portal: an Arabic text of a few sentences, where it is, and one
 * person with a name in four parts, a national ID and a telephone.
 */

const problems = [
  ['water-outage', 'المياه مقطوعة عن الشارع بالكامل منذ ثلاثة أيام ولا نعرف سبب الانقطاع.'],
  ['road-damage', 'الطريق أمام المدرسة مليء بالحفر وتسببت إحداها في سقوط تلميذ من دراجته أمس.'],
  ['waste', 'القمامة لم ترفع منذ أسبوع وتراكمت حتى سدت مدخل الشارع والروائح لا تطاق.'],
  ['street-lighting', 'أعمدة الإنارة كلها مطفأة من أول الشارع إلى آخره والسير ليلا أصبح خطرا.'],
] as const;
const details = [
  'اتصلنا أكثر من مرة ولم يحضر أحد حتى الآن.',
  'في الشارع كبار سن وأطفال ومريض يحتاج إلى رعاية كل يوم.',
  'نرجو سرعة المعاينة وإفادتنا بما سيتم.',
  'قدمنا شكوى من قبل وقيل لنا إن المشكلة حلت وهذا غير صحيح.',
];
const names = ['محمد', 'أحمد', 'منى', 'إبراهيم', 'فاطمة', 'حسن', 'سعاد', 'عبد الرحمن', 'ليلى'];

const places = ['eg-c-salam-1', 'eg-c-salam-2', 'eg-c-matareya', 'eg-c'];

const two = (number: number) => String(number).padStart(2, '0');

/** The body of complaint `index`; the same for the same index. */
export function complaintBody(index: number): string {
  const [category, problem] = problems[index % problems.length]!;
  const name = (part: number) => names[(index * 7 + part * 3) % names.length]!;
  const birth = `2${two(60 + (index % 40))}${two(1 + (index % 12))}${two(1 + (index % 28))}`;
  return JSON.stringify({
    text: [problem, details[index % 4], details[(index + 1) % 4]].join('\n'),
    category,
    place: places[(index >> 2) % places.length],
    address: `${1 + (index % 90)} شارع الجمهورية، بجوار مسجد النور`,
    position: { lat: 30.04 + (index % 100) / 1000, lon: 31.23 + (index % 90) / 1000 },
    complainants: [
      {
        name: { first: name(0), father: name(1), grandfather: name(2), family: name(3) },
        nationalId: `${birth}01${String(1000 + (index % 9000))}7`,
        phone: `010${String(10_000_000 + index * 7919).slice(0, 8)}`,
      },
    ],
  });
}
