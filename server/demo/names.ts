/**
 * Names to combine, of no real person. A name stands with the Latin letters its bearer would use in an
 * e-mail address. Four parts are usual in Egypt: own, father's, grandfather's, family's (or a tribe's,
 * or the place a family came from).
 */
const pairs = (list: string): { ar: string; latin: string }[] =>
  list
    .trim()
    .split('\n')
    .flatMap((line) => line.split('،'))
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.lastIndexOf(' ');
      return { ar: pair.slice(0, at), latin: pair.slice(at + 1) };
    });

const list = (words: string): string[] => words.split('،').map((word) => word.trim());

export const names = {
  muslimMen: pairs(`
    محمد mohamed، أحمد ahmed، محمود mahmoud، مصطفى mostafa، علي ali، حسن hassan، حسين hussein، إبراهيم ibrahim
    خالد khaled، عمر omar، يوسف youssef، كريم karim، طارق tarek، هشام hesham، ياسر yasser، وليد walid، سيد sayed
    رمضان ramadan، شعبان shaaban، رجب ragab، جمال gamal، كمال kamal، صلاح salah، فتحي fathy، عادل adel، سامح sameh
    إسلام eslam، بلال belal، زياد ziad، حمدي hamdy، سعيد saeed، فاروق farouk، عوض awad، قطب kotb، مرسي morsy
    عبد الله abdallah، عبد الرحمن abdelrahman، عبد الحميد abdelhamid، عبد العزيز abdelaziz، عبد الفتاح abdelfattah
    عبد المنعم abdelmonem، عبد الناصر abdelnasser، عبد الغني abdelghany، عبد التواب abdeltawab، عبد الباسط abdelbaset
    نور الدين noureldin، علاء الدين alaaeldin، سيف الدين seifeldin، صلاح الدين salaheldin، حسام الدين hossameldin
    محمد أحمد mohamedahmed، أبو بكر aboubakr، أبو زيد abouzeid، جاد الرب gadelrab، فتح الله fathallah، هاني hany
    رضا reda، ربيع rabie، عيد eid، خميس khamis، جمعة gomaa، سالم salem، سليمان soliman، عطية attia، فرج farag`),
  copticMen: pairs(`
    مينا mina، جرجس girgis، بولس boulos، بطرس botros، مرقس morcos، كيرلس kirollos، أبانوب abanoub، بيشوي bishoy
    شنودة shenouda، عبد المسيح abdelmessih، عبد الملاك abdelmalak، عبد الشهيد abdelshahid، ميخائيل mikhail
    إسحق ishak، صموئيل samuel، دانيال daniel، فيكتور victor، عزيز aziz، نبيل nabil، عادل adel، رزق rezk، ناجي nagy
    حنا hanna، يعقوب yacoub، زكريا zakaria، لوقا loka، توماس thomas، رومان roman، غبريال ghobrial، تادرس tadros
    ملاك malak، عياد ayad، فهيم fahim، كمال kamal، سامي samy، ماهر maher`),
  muslimWomen: pairs(`
    فاطمة fatma، مريم mariam، أسماء asmaa، آية aya، إيمان eman، هدى hoda، نجلاء naglaa، سعاد soaad، زينب zeinab
    خديجة khadiga، عائشة aisha، منى mona، هالة hala، رانيا rania، دعاء doaa، شيماء shaimaa، نورهان nourhan، ياسمين yasmin
    سلمى salma، حنان hanan، سامية samia، كريمة karima، نادية nadia، صباح sabah، عزة azza، غادة ghada، إسراء esraa
    أمل amal، رحاب rehab، سناء sanaa، نعمة neama، أم هاشم omhashem، ست الكل setelkol، نور الهدى nourelhoda، وفاء wafaa
    سهير soheir، رضا reda، فايزة faiza، عطيات ateyat، بدرية badria`),
  copticWomen: pairs(`
    مارينا marina، مريم mariam، كرستين christine، إيريني irini، مارتينا martina، فيولا viola، دميانة demiana
    تريزا tereza، جاكلين jacqueline، ماري mary، إنجي engy، نادية nadia، سوسن sawsan، عايدة aida، هيلانة helana
    نيفين nevine، أماني amany، ميرنا mirna، بسمة basma، جيهان gehan`),
  muslimFamilies: list(
    'الشافعي، البدري، النجار، الحداد، السقا، الصعيدي، البحيري، المنشاوي، الدسوقي، القاضي، الشريف، الجندي، العطار، الفيومي، الأسيوطي، البنا، عثمان، هاشم، غنيم، شحاتة، حجازي، زيدان، الخولي، عبد العال، عبد الجواد، أبو العينين، أبو سريع، أبو المجد، خليفة، درويش، السويفي، الواسطي، طنطاوي، الغرباوي، المغربي، مكاوي، قنديل، بيومي، الهواري، الجمال، عفيفي، سلامة',
  ),
  tribes: list(
    'الفرجاني، الحويطي، السواركي، الترابين، العيايدة، المسعودي، البياضي، الأحيوي، الجميلي، الرماح، الفوايدة، العزازي، الطحاوي، الجعفري',
  ),
  copticFamilies: list(
    'حبيب، غطاس، واصف، بشارة، سعد الله، عبد النور، جاد الله، شاكر، مقار، إسكندر، ميخائيل، سيدهم، باسيلي، حنين، عوض الله، بسطا، قلادة، تاوضروس، منقريوس، فانوس',
  ),
  visitors: [
    'Anna Keller',
    'Marco Bianchi',
    'Emily Carter',
    'Pierre Lambert',
    'Katarzyna Nowak',
    'Olga Sokolova',
    'James Whitmore',
    'Lucía Herrera',
    'Hiroshi Tanabe',
    'Sofie Janssens',
    'Daniel Okafor',
    'Priya Raman',
    'Lars Holmgren',
    'Jana Dvorak',
  ],
  companies: [
    'شركة الوادي للتجارة والتوزيع',
    'شركة النيل للمقاولات العامة',
    'مصنع الصفا للصناعات الغذائية',
    'شركة الأمل للنقل البري',
    'مؤسسة الرواد للتوريدات',
    'شركة القناة للخدمات اللوجستية',
    'مصنع الهدى للملابس الجاهزة',
    'شركة المروة للاستيراد والتصدير',
    'صيدليات الشفاء',
    'شركة الواحة للتنمية الزراعية',
  ],
  investors: [
    'مجموعة البستان للاستثمار العقاري',
    'شركة أفق للاستثمار الصناعي',
    'شركة الدلتا للتصنيع الزراعي',
    'شركة سنابل للاستثمار الزراعي',
  ],
  associations: [
    'جمعية تنمية المجتمع المحلي',
    'جمعية رعاية الأسرة والطفولة',
    'الجمعية الخيرية الإسلامية',
    'جمعية الأمل للتنمية الشاملة',
    'جمعية أصدقاء البيئة',
    'جمعية حماية المستهلك المحلية',
    'جمعية رعاية ذوي الإعاقة',
  ],
} as const;
