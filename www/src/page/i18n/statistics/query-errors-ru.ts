// What is wrong with a query, in Russian. The messages come in English from crates/keywords/src/query; one of a later version
// is shown as it comes. A test has all messages of docs/QUERIES.md.

/** What came instead. */
const but = (came = ""): string => (came === "the query ends" ? ", но запрос кончился" : `, а стоит ${came.replace(/ came$/, "")}`);

/** How to look for a word that is an operator elsewhere. */
const itself = (sign = ""): string => (/\p{L}/u.test(sign) ? `; само слово — в кавычках: «${sign}»` : "");

const patterns: [RegExp, (...parts: string[]) => string][] = [
  [/^«(.*)» is no operator here: alternatives/, (sign) => `${sign} здесь не оператор: одно из нескольких пишется через |, например суд | полиция${itself(sign)}`],
  [/^«(.*)» is no operator here: words one/, (sign) => `${sign} здесь не оператор: между словами подряд ничего не нужно, слова одного предложения — через NEAR/n, например суд NEAR/20 полиция${itself(sign)}`],
  [/^«(.*)» is no operator here: what a token/, (sign) => `${sign} здесь не оператор: чем слово не должно быть, пишется в скобках, например [lemma!="суд" & pos="NOUN"]${itself(sign)}`],
  [/^«(.*)» is no operator here: NEAR/, (sign) => `${sign} здесь не оператор: после NEAR нужно число слов, например суд NEAR/5 полиция${itself(sign)}`],
  [/^this \[ is not closed/, () => "эта [ не закрыта, нужна ]"],
  [/^this \( is not closed/, () => "эта ( не закрыта, нужна )"],
  [/^expected an attribute \((.*?)\), but (.*)$/, (list, came) => `нужен признак (${list})${but(came)}`],
  [/^expected &, \| or \], but (.*)$/, (came) => `нужно &, | или ]${but(came)}`],
  [/^expected = or != after («.*»)/, (name) => `после ${name} нужно = или !=`],
  [/^expected a word, NEAR\/n or the end, but (.*)$/, (came) => `нужно слово, NEAR/n или конец${but(came)}`],
  [/^expected a word, "form".*, but (.*)$/, (came) => `нужно слово, "форма", «форма», [условие], @ТИП или (…)${but(came)}`],
  [/^expected a word or a text in quotation marks, but (.*)$/, (came) => `нужно слово или текст в кавычках${but(came)}`],
  [/^expected a word$/, () => "нужно слово"],
  [/^expected s, p or doc after «within», not (.*)$/, (word) => `после «within» нужно s, p или doc, а не ${word}`],
  [/^expected \{n\} or \{n,m\}(?: with numbers up to (\d+))?/, (most) => `нужно {n} или {n,m}${most ? ` с числами до ${most}` : ""}, например {0,2}`],
  [/^numbers up to (\d+)$/, (most) => `числа не больше ${most}`],
  [/^the text after «(.*)» has no end/, (mark) => `текст после ${mark} не закончен: нужна закрывающая кавычка`],
  [/^there is no part of speech or grammeme («.*?»)/, (name) => `нет такой части речи или граммемы: ${name}`],
  [/^(«.*») is no regular expression: written out/, (text) => `${text} — слишком большое регулярное выражение: повторений в нём слишком много`],
  [/^(«.*») is no regular expression/, (text) => `${text} — не регулярное выражение`],
  [/^NEAR\/ takes a number of tokens from 1 to (\d+), not («.*?»)/, (most, what) => `после NEAR/ нужно число слов от 1 до ${most}, а не ${what}: NEAR/5`],
  [/^there is no label («.*»); there are (.*)$/, (label, list) => `нет такого типа: ${label}; есть ${list}`],
  [/^\{…\} must follow what it repeats/, () => "{…} должно стоять без пробела за тем, что оно повторяет: []{0,2}"],
  [/^there is no flag (%.?)/, (flag) => `нет такого флага: ${flag}; есть %c %d %l`],
  [/^nothing may follow «within …»/, () => "после «within …» ничего быть не может"],
  [/^there is nothing between the quotation marks/, () => "между кавычками ничего нет"],
  [/^(«.*») closes nothing/, (sign) => `${sign} ничего не закрывает`],
  [/^one repetition follows another/, () => "одно повторение за другим: заключите первое в ( )"],
  [/^more than (\d+) brackets in brackets/, (most) => `больше ${most} скобок в скобках`],
  [/^the pattern, its repetitions written out, has more than (\d+) parts/, (most) => `вместе с повторениями в запросе больше ${most} частей: сократите его`],
  [/^the query is longer than (\d+) bytes/, (most) => `запрос длиннее ${most} байт`],
  [/^there are more than ten million different sequences/, () => "разных цепочек больше десяти миллионов: возьмите цепочки короче, без пропусков или меньше документов"],
  [/^sequences have 1 to 5 words/, () => "в образце от одной до пяти частей речи"],
  [/^all patterns together name (\d+) parts of speech at most/, (most) => `во всех образцах вместе не больше ${most} частей речи`],
  [/^the query ends$/, () => "запрос кончился раньше времени"],
];

export function queryErrorRu(message: string): string {
  for (const [pattern, say] of patterns) {
    const match = pattern.exec(message);
    if (match) return say(...match.slice(1));
  }
  return message;
}
