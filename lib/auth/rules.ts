// Pure decisions about doors: where to go after signing in, and which passwords are no secret.

/** Where somebody lands who came from nowhere in particular. */
export const home = "/interviews";

/** Whom the page was made for, as its actions say. */
export const pageOwnerHeader = "x-rehearse-page-of";

/** The path in `next` if it stays on this site and leads to a page for people who are signed in; otherwise home. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) || next.length > 2_000)
    return home;
  // What begins with one slash can't leave the site; but dots may have hidden a second slash, and that one could.
  const url = new URL(next, "http://site.invalid");
  if (/^\/(\/|$|(sign-in|sign-up|api|demo)(\/|$))/.test(url.pathname)) return home;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** Whether it is one of the first that anybody would try: case, and a tail of digits or signs, make no difference. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase();
  const stem = plain.replace(/[\d!@#$%&*.?_-]{1,4}$/, "");
  return commonPasswords.has(plain) || commonPasswords.has(stem) || isOneStep(plain);
}

/** `aaaaaaaa`, `12345678`, `hgfedcba`: every character is the same step from the one before. */
function isOneStep(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step] = steps;
  return steps.size <= 1 && Math.abs(step ?? 0) <= 1;
}

// The commonest of eight characters and more, and the stems that people lengthen with a digit or a sign.
// Source: the heads of the published lists of leaked passwords (SecLists, NCSC's top 100 000), those under eight
// characters left out where no ending makes them long enough.
const commonPasswords = new Set(
  `password passw0rd p@ssword p@ssw0rd pa55word pa55w0rd passwort passwords mypassword thepassword password123
  password1234 password12345 password123456 passwordpassword newpassword changeme changeit letmein letmein123
  letmeinnow welcome welcome123 welcomeback qwerty qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456
  qwertyui qwertyuio qwertyuiop qwertyqwerty qwertz qwertzui qwertzuiop azerty azertyuiop asdfgh asdfghjk
  asdfghjkl asdfasdf asdf1234 zxcvbnm zxcvbnm123 zxcvzxcv qazwsx qazwsxedc qazwsx123 qazxswedc 1qaz2wsx
  1qaz2wsx3edc 1qazxsw2 zaq12wsx zaq1zaq1 zaq1xsw2 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 qweasdzxc
  qweasd123 qweqweqwe qwe123qwe 123qweasd 123qwe123 abc12345 abcd1234 abcdefg1 abc123abc abcabcabc a1b2c3d4
  a1b2c3d4e5 aa123456 aa12345678 a123456789 a12345678 1234qwer 12qwaszx 123123123 12341234 1234512345 11223344
  1122334455 112233445566 11112222 12121212 123321123 123454321 1234554321 12344321 13131313 10203040 102030405
  147258369 147852369 159357456 159753456 159357123 741852963 789456123 789654123 963852741 987654321 9876543210
  1234567890 0123456789 012345678 123456789a 123456789q 12345678a 1234567a 123456aa 123456abc 123456qwerty
  87654321 88888888 99999999 66666666 55555555 77777777 00000000 11111111 22222222 33333333 44444444 01012011
  19841984 19851985 19861986 19871987 19881988 19891989 19901990 20002000 20202020 12312312 14789632 25802580
  iloveyou iloveyou1 iloveyou2 iloveyou12 iloveyou123 iloveyousomuch iloveu123 ilovegod ilovehim iloveme1
  loveyou123 lovelove loveme123 lovers12 princess sunshine football baseball basketball softball volleyball
  superman spiderman batman123 ironman1 starwars pokemon1 pokemon123 minecraft nintendo playstation xbox360x
  michelle jennifer jessica1 jessica123 danielle stephanie samantha elizabeth isabella victoria veronica
  alexander alexandra alejandro christopher christian christine jonathan nicholas benjamin sebastian
  charlie1 charlie123 patricia caroline angelica gabriela gabriel1 fernando francisco roberto1 ricardo1
  michael1 michael123 matthew1 anthony1 andrew12 daniel123 thomas123 robert123 joshua123 jordan23 jordan123
  liverpool manchester chelsea1 arsenal1 arsenal123 barcelona realmadrid juventus ronaldo7 cristiano
  steelers redskins cowboys1 lakers24 yankees1 patriots chicago1 dolphins panthers falcons1
  trustno1 whatever whatever1 computer internet explorer corvette mercedes mustang1 ferrari1 porsche9 chevrolet
  butterfly chocolate strawberry watermelon blueberry cupcake1 cheesecake snickers pineapple banana12
  elephant dragon12 dragon123 monkey12 monkey123 tiger123 kitty123 bubbles1 scorpion panther1 dolphin1
  shadow12 shadow123 master12 master123 hunter12 hunter123 killer12 killer123 sniper12 warrior1 assassin
  slipknot metallica nirvana1 blink182 linkinpark eminem123 greenday
  hello123 hello1234 hellohello helloworld test1234 test12345 testtest testing1 testing123 tester123 testpass
  temp1234 temporary default1 secret12 secret123 topsecret private1 access14 access123 master1234
  admin123 admin1234 admin12345 administrator adminadmin rootroot root1234 toor1234 guest123 guest1234 user1234
  username superuser sysadmin webmaster postgres postgresql database oracle123 django12 django123 python123
  server123 network1 security cisco123 router12 windows1 windows10 microsoft google123 facebook facebook1 twitter1
  linkedin whatsapp instagram youtube1 samsung1 samsung123 iphone12 android1 nokia6300 blackberry
  company1 company123 business money123 million1 dollar12 lottery1 bitcoin1 summer12 summer2024 summer2025 summer2026
  winter12 winter2024 winter2025 winter2026 spring2025 spring2026 autumn2025 autumn2026 january1 february
  september october1 november december monday12 saturday birthday birthday1 christmas christmas1
  happy123 happyday friends1 friendship forever1 forever21 together angel123 angels12 babygirl babygirl1 babyboy1
  beautiful gorgeous handsome sweetheart sweetie1 precious cutie123 honey123 lovely12 daddy123 mommy123 mother12
  familia family12 jesus123 jesuschrist jesus777 godisgood godislove blessed1 heaven12 faith123 grace123 church12
  freedom1 victory1 america1 american canada12 england1 london12 scotland ireland1 germany1 poland12 polska12
  australia brazil12 mexico12 argentina philippines pakistan india123 vietnam1 russia12 ukraine1
  creative rainbow1 rainbow12 flower12 flowers1 diamond1 crystal1 silver12 golden12 purple12 orange12 yellow12
  marlboro budweiser hardcore maverick midnight moonlight starlight sunflower snowball thunder1 lightning
  einstein gandalf1 mordor12 hogwarts harrypotter voldemort naruto123 pikachu1 tinkerbell mickeymouse
  rehearse rehearse1 rehearse123 interview interview1 interview123 candidate interviewer`.split(/\s+/),
);
