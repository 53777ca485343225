// check-receipt: what a receipt's code is worth, without any network (D2).
import { text } from 'node:stream/consumers';
import { checkReceipt } from '#core/counter/payments/check-receipt.ts';
import type { ReceiptVerdict } from '#core/counter/payments/contract.ts';
import { openForOperations } from '../open-for-operations.ts';
import type { Operation } from './operation.ts';

const sentences: Record<'fa' | 'en', Record<ReceiptVerdict['verdict'], string>> = {
  fa: {
    genuine: 'رسید اصل است و وجه آن برگشت نخورده است.',
    reversal: 'برگهٔ برگشت وجه است، نه رسید پرداخت.',
    cancelled: 'رسید اصل است، اما پس از چاپ آن وجه برگشت داده شد و رسید باطل است.',
    changed: 'رسید دست‌کاری شده است: امضا با آنچه در کد آمده همخوان نیست.',
    foreign: 'رسید این دفتر نیست: امضا از رایانه‌ای ناشناس است.',
    rewritten: 'امضا از این دفتر است، اما در جای چاپ آن ثبت دیگری هست: سابقهٔ این دفتر از نو نوشته شده است.',
    not_printed: 'امضا از این دفتر است، اما چاپ این رسید اینجا ثبت نشده است.',
    not_a_receipt: 'این کدِ رسید نیست.',
  },
  en: {
    genuine: 'The receipt is genuine and its money was not given back.',
    reversal: 'It is a refund slip, not a receipt of a payment.',
    cancelled: 'The receipt is genuine, but its money was given back after it was printed: it is cancelled.',
    changed: 'The receipt was changed: the signature does not cover what the code says.',
    foreign: 'It is not this office’s receipt: an unknown PC signed it.',
    rewritten:
      'The signature is this office’s, but another record stands in its place: the journal here was written anew.',
    not_printed: 'The signature is this office’s, but this print was never recorded here.',
    not_a_receipt: 'This is not the code of a receipt.',
  },
};

/** Judges the digits given as arguments or on standard input; exit code 2 unless the receipt is genuine. */
export const checkReceiptCode: Operation = async ({ dir, files, options, report }) => {
  const code = files.length > 0 ? files.join('') : await text(process.stdin);
  const { desk, close } = await openForOperations(dir, 'read');
  try {
    const self = desk.identity();
    if (self === null) return 2;
    const verdict = checkReceipt(desk.reads, self, code.slice(0, 4000));
    const language = options.lang === 'en' ? 'en' : 'fa';
    report.result({
      ok: verdict.verdict === 'genuine',
      sentence: sentences[language][verdict.verdict],
      ...verdict,
    });
    return verdict.verdict === 'genuine' ? 0 : 2;
  } finally {
    await close();
  }
};
