// Words that people here build passwords of, in Persian and in Latin letters: names, places, teams, what is said and prayed,
// what stands on the desk. Written for this product; each is folded by who asks.

const persian = `
  رمز عبور گذرواژه پسورد ورود کاربر کاربری مدیر رییس معاون ناظر استان کارمند متصدی همکار ادمین سرپرست
  دفتر دفترخدمات خدمات پیشخوان قضایی قضا قوه قوهقضاییه قاضی دادگاه دادگستری دادسرا دادخواست دادستان وکیل عدل عدالت
  الکترونیک سامانه رایانه کامپیوتر اینترنت موبایل تلفن کلید قفل باجه سلام درود خداحافظ خوش خوشآمدید عشق عشقم عزیزم دوستت دارم
  زندگی امید بهار خانواده مامان بابا مادر پدر پسرم دخترم خواهر برادر خدا خدایا خداوند الله یاخدا بسمالله الرحمن الرحیم صلوات
  یاعلی یاحسین یازهرا یامهدی یاحق یارضا یاابوالفضل اللهاکبر ایران ایرانی تهران مشهد اصفهان شیراز تبریز کرج قم اهواز رشت یزد کرمان
  ساری زنجان اراک همدان ارومیه قزوین گرگان سنندج کرمانشاه خرم آباد بوشهر بندرعباس زاهدان اردبیل بیرجند سمنان
  پرسپولیس استقلال سپاهان تراکتور ذوبآهن ملوان فوتبال
  علی محمد حسین حسن رضا مهدی احمد محمود امیر ابوالفضل عباس جواد صادق هادی سعید حمید مجید وحید مسعود ناصر محسن مصطفی مرتضی
  اکبر اصغر کاظم قاسم جعفر یاسر میلاد پویا آرش کوروش داریوش بهزاد بهنام فرهاد سینا نیما آرمین امین ایمان پیمان یوسف ابراهیم اسماعیل
  یونس علیرضا محمدرضا حمیدرضا امیرحسین محمدحسین امیرعلی محمدعلی فاطمه زهرا مریم زینب معصومه لیلا سارا نرگس مهسا الهام سمیه
  نسرین پریسا شیما نازنین ستاره پروین طاهره صدیقه خدیجه عاطفه هانیه ریحانه مبینا فرزانه سمیرا آیدا نگار نیلوفر یلدا کیان پارسا
  احمدی محمدی حسینی رضایی کریمی موسوی هاشمی جعفری صادقی رحیمی علوی نوری یک دو سه چهار پنج شش هفت هشت نه ده صفر
`;

const latin = `
  password passw pass passphrase passcode login logon welcome letmein secret master admin administrator root user guest test
  default changeme supervisor manager office computer internet iloveyou love lovely superman batman football princess sunshine
  monkey dragon trustno hello google android samsung iphone telegram instagram windows system server
  qwerty qwertyui qwertyuiop asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qaz wsx edc
  ramz ramze ramzobur ramzeobur obur oboor ubur gozarvazhe karbar karbari modir modiriat raees rais moaven nazer ostan karmand
  motasadi hamkar daftar daftare khadamat pishkhan pishkan ghazai ghazaei qazai ghaza ghove ghoveh ghovegh ghazaieh ghazi dadgah
  dadgostari dadsara dadkhast dadsetan vakil edalat adl adliran adliye samane rayane kelid ghofl baje
  salam saalam dorood khodahafez khosh khoshamadid eshgh eshgham asheghetam azizam dooset dooset dostet doset daram duset zendegi
  omid bahar khanevade maman mamanam baba babam madar pedar pesaram dokhtaram khoda khodaya khodavand allah yakhoda bismillah
  besmellah rahman rahim salavat yaali yahossein yahosein yahusein yazahra yamahdi yahagh yareza yaabolfazl allahoakbar akbar
  iran irani iranian persian persia tehran tehrani mashhad esfahan isfahan shiraz tabriz karaj ahvaz rasht yazd kerman sari
  zanjan arak hamedan hamadan urmia orumieh ghazvin qazvin gorgan sanandaj kermanshah khorramabad bushehr bandar zahedan ardabil
  persepolis perspolis esteghlal sepahan tractor teraktor football
  ali aliali alii mohammad mohamad muhammad mohammed hossein hosein husein hussein hasan hassan reza rezaa mahdi mehdi ahmad mahmoud mahmood
  amir abolfazl abbas javad sadegh hadi saeed saeid hamid majid vahid masoud masood naser mohsen mostafa morteza asghar kazem
  ghasem jafar yaser milad pouya poya arash kourosh korosh koroush dariush behzad behnam farhad sina nima armin amin iman
  peyman yousef yosef ebrahim esmaeil younes alireza mohammadreza mamadreza hamidreza amirhossein amirhosein mohammadhossein
  amirali mohammadali fatemeh fateme zahra maryam mariam zeinab zeynab masoumeh leila leyla sara narges nargess mahsa elham
  somayeh nasrin parisa shima nazanin setareh parvin tahereh sedigheh khadijeh atefeh hanieh reyhaneh mobina farzaneh samira
  aida negar niloofar niloufar yalda kian parsa
  ahmadi mohammadi hosseini hoseini rezaei rezaee rezayi karimi mousavi moosavi hashemi jafari sadeghi rahimi alavi nouri noori
  yek char chahar panj shish haft hasht sefr one two three four five
`;

export const knownWords: readonly string[] = `${persian} ${latin}`.trim().split(/\s+/);
