// Sentences of the problems of terminals, connected ones too (D2.105, D2.106), in both languages (ICU messages).

export const terminalSentencesEn = {
  TERMINAL_NOT_DESIGNATED:
    'Terminal {terminal} is not designated for this office today. The payment was not saved.',
  TERMINAL_IN_USE:
    'Terminal {terminal} still takes payments. Nothing was changed. End its use in the settings first.',
  TERMINAL_ADDRESS_NOT_PRIVATE:
    'A terminal is connected inside the office: its address begins with 10, 172.16 to 172.31, 192.168 or 127. Nothing was changed.',
  TERMINAL_NOT_CONNECTED:
    'Terminal {terminal} is not connected at this PC. Nothing was sent. Enter the amount on the terminal and type the slip.',
  TERMINAL_BUSY:
    'Terminal {terminal} is taking another payment. Nothing was sent. Wait for it, or use another terminal.',
  TERMINAL_RESULT_UNKNOWN:
    'The result of the last payment on terminal {terminal} ({amount, number} rials) is unknown. Nothing was sent. Ask the terminal again, or use another one.',
  PAYMENT_IN_PROGRESS:
    'A payment of this visit on terminal {terminal} has no result yet. Nothing was saved. Find out its result first.',
  TYPED_SLIP_NEEDS_REASON:
    'This terminal is connected. Say why its slip is typed. The payment was not saved.',
} as const;

export const terminalSentencesFa = {
  TERMINAL_NOT_DESIGNATED: 'پایانهٔ {terminal} امروز برای این دفتر تعیین نشده است. پرداخت ذخیره نشد.',
  TERMINAL_IN_USE:
    'پایانهٔ {terminal} هنوز پرداخت می‌گیرد. چیزی تغییر نکرد. نخست در تنظیمات به کار آن پایان دهید.',
  TERMINAL_ADDRESS_NOT_PRIVATE:
    'کارتخوان متصل درون دفتر است: نشانی آن با ۱۰، ۱۷۲.۱۶ تا ۱۷۲.۳۱، ۱۹۲.۱۶۸ یا ۱۲۷ آغاز می‌شود. چیزی تغییر نکرد.',
  TERMINAL_NOT_CONNECTED:
    'پایانهٔ {terminal} به این رایانه متصل نیست. مبلغی فرستاده نشد. مبلغ را روی کارتخوان بزنید و رسید را وارد کنید.',
  TERMINAL_BUSY:
    'کارتخوان {terminal} پرداخت دیگری را می‌گیرد. مبلغی فرستاده نشد. منتظر بمانید یا کارتخوان دیگری انتخاب کنید.',
  TERMINAL_RESULT_UNKNOWN:
    'نتیجهٔ آخرین پرداخت کارتخوان {terminal} ({amount, number} ریال) نامعلوم است. مبلغی فرستاده نشد. نتیجه را دوباره از کارتخوان بپرسید یا کارتخوان دیگری انتخاب کنید.',
  PAYMENT_IN_PROGRESS:
    'نتیجهٔ یک پرداخت این مراجعه روی کارتخوان {terminal} هنوز نرسیده است. چیزی ذخیره نشد. نخست نتیجهٔ آن را روشن کنید.',
  TYPED_SLIP_NEEDS_REASON: 'این کارتخوان متصل است. بگویید چرا رسید آن دستی وارد می‌شود. پرداخت ذخیره نشد.',
} as const;
