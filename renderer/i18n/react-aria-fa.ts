// The complete Persian dictionary of react-aria, package by package: react-aria throws on a missing key and would
// otherwise speak English to a screen reader. tests/renderer compares its keys with the English originals.
import type { LocalizedString } from '@internationalized/string';

type Values = Record<string, string | number | boolean>;

const persian = new Intl.NumberFormat('fa-IR');
const text = (values: Values | undefined, key: string): string => String(values?.[key] ?? '');
const count = (values: Values | undefined, key: string): string => persian.format(Number(values?.[key] ?? 0));
/** A sentence that names one of its values. */
const naming = (build: (value: (key: string) => string) => string): LocalizedString => {
  return (values) => build((key) => text(values, key));
};
/** A sentence that counts something. */
const counting = (build: (number: string, isZero: boolean) => string, key = 'count'): LocalizedString => {
  return (values) => build(count(values, key), Number(values?.[key] ?? 0) === 0);
};

const dragAndDrop: Record<string, LocalizedString> = {
  dragItem: naming((value) => `کشیدن ${value('itemText')}`),
  dragSelectedItems: counting((n) => `کشیدن ${n} مورد انتخاب‌شده`),
  dragDescriptionKeyboard: 'برای شروع کشیدن، اینتر را بزنید.',
  dragDescriptionKeyboardAlt: 'برای شروع کشیدن، آلت و اینتر را بزنید.',
  dragDescriptionTouch: 'برای شروع کشیدن، دو بار ضربه بزنید.',
  dragDescriptionVirtual: 'برای شروع کشیدن، کلیک کنید.',
  dragDescriptionLongPress: 'برای شروع کشیدن، نگه دارید.',
  dragSelectedKeyboard: counting((n) => `برای کشیدن ${n} مورد انتخاب‌شده، اینتر را بزنید.`),
  dragSelectedKeyboardAlt: counting((n) => `برای کشیدن ${n} مورد انتخاب‌شده، آلت و اینتر را بزنید.`),
  dragSelectedLongPress: counting((n) => `برای کشیدن ${n} مورد انتخاب‌شده، نگه دارید.`),
  dragStartedKeyboard: 'کشیدن آغاز شد. با تب به مقصد بروید و اینتر را بزنید؛ برای انصراف، اسکیپ را بزنید.',
  dragStartedTouch: 'کشیدن آغاز شد. به مقصد بروید و دو بار ضربه بزنید.',
  dragStartedVirtual: 'کشیدن آغاز شد. به مقصد بروید و کلیک کنید یا اینتر را بزنید.',
  endDragKeyboard: 'در حال کشیدن. برای انصراف، اینتر را بزنید.',
  endDragTouch: 'در حال کشیدن. برای انصراف، دو بار ضربه بزنید.',
  endDragVirtual: 'در حال کشیدن. برای انصراف، کلیک کنید.',
  dropDescriptionKeyboard: 'برای رها کردن، اینتر و برای انصراف، اسکیپ را بزنید.',
  dropDescriptionTouch: 'برای رها کردن، دو بار ضربه بزنید.',
  dropDescriptionVirtual: 'برای رها کردن، کلیک کنید.',
  dropCanceled: 'رها کردن لغو شد.',
  dropComplete: 'رها شد.',
  dropIndicator: 'جای رها کردن',
  dropOnRoot: 'رها کردن روی',
  dropOnItem: naming((value) => `رها کردن روی ${value('itemText')}`),
  insertBefore: naming((value) => `گذاشتن پیش از ${value('itemText')}`),
  insertBetween: naming((value) => `گذاشتن میان ${value('beforeItemText')} و ${value('afterItemText')}`),
  insertAfter: naming((value) => `گذاشتن پس از ${value('itemText')}`),
};

const colorNames: Record<string, LocalizedString> = {
  hue: 'فام',
  saturation: 'اشباع',
  lightness: 'روشنی',
  brightness: 'درخشندگی',
  red: 'قرمز',
  green: 'سبز',
  blue: 'آبی',
  alpha: 'شفافیت',
  colorName: naming((value) => `${value('hue')} ${value('chroma')} ${value('lightness')}`),
  transparentColorName: naming(
    (value) =>
      `${value('hue')} ${value('chroma')} ${value('lightness')}، ${value('percentTransparent')} شفاف`,
  ),
  'very dark': 'بسیار تیره',
  dark: 'تیره',
  light: 'روشن',
  'very light': 'بسیار روشن',
  pale: 'کم‌رنگ',
  grayish: 'مایل به خاکستری',
  vibrant: 'پررنگ',
  black: 'سیاه',
  white: 'سفید',
  gray: 'خاکستری',
  pink: 'صورتی',
  'pink red': 'صورتی مایل به قرمز',
  'red orange': 'قرمز مایل به نارنجی',
  brown: 'قهوه‌ای',
  orange: 'نارنجی',
  'orange yellow': 'نارنجی مایل به زرد',
  'brown yellow': 'قهوه‌ای مایل به زرد',
  yellow: 'زرد',
  'yellow green': 'زرد مایل به سبز',
  'green cyan': 'سبز مایل به فیروزه‌ای',
  cyan: 'فیروزه‌ای',
  'cyan blue': 'فیروزه‌ای مایل به آبی',
  'blue purple': 'آبی مایل به بنفش',
  purple: 'بنفش',
  'purple magenta': 'بنفش مایل به سرخابی',
  magenta: 'سرخابی',
  'magenta pink': 'سرخابی مایل به صورتی',
};

/** Strings by react-aria package name, as its global registry expects them. */
export const reactAriaFa: Record<string, Record<string, LocalizedString>> = {
  '@react-aria/tree': { expand: 'باز کردن', collapse: 'بستن' },
  '@react-aria/toast': { close: 'بستن', notifications: counting((n) => `${n} اعلان.`) },
  '@react-aria/tag': {
    removeDescription: 'برای برداشتن برچسب، دیلیت را بزنید.',
    removeButtonLabel: 'برداشتن',
  },
  '@react-aria/table': {
    select: 'انتخاب',
    selectAll: 'انتخاب همه',
    sortable: 'ستون قابل مرتب‌سازی',
    ascending: 'صعودی',
    descending: 'نزولی',
    ascendingSort: naming((value) => `به ترتیب صعودی ستون ${value('columnName')} مرتب شد`),
    descendingSort: naming((value) => `به ترتیب نزولی ستون ${value('columnName')} مرتب شد`),
    columnSize: counting((n) => `${n} پیکسل`, 'value'),
    resizerDescription: 'برای تغییر اندازه، اینتر را بزنید',
    expand: 'باز کردن',
    collapse: 'بستن',
  },
  '@react-aria/steplist': { steplist: 'فهرست گام‌ها' },
  '@react-aria/spinbutton': { Empty: 'خالی' },
  '@react-aria/searchfield': { 'Clear search': 'پاک کردن جست‌وجو' },
  '@react-aria/previewtrigger': { longPressMessage: 'برای پیش‌نمایش، نگه دارید' },
  '@react-aria/overlays': { dismiss: 'بستن' },
  '@react-aria/numberfield': {
    decrease: naming((value) => `کم کردن ${value('fieldLabel')}`),
    increase: naming((value) => `زیاد کردن ${value('fieldLabel')}`),
    numberField: 'فیلد عدد',
  },
  '@react-aria/menu': { longPressMessage: 'برای باز شدن فهرست، نگه دارید یا آلت و فلش پایین را بزنید' },
  '@react-aria/gridlist': {
    hasActionAnnouncement: 'این ردیف کنش دارد',
    hasLinkAnnouncement: naming((value) => `این ردیف پیوند دارد: ${value('link')}`),
  },
  '@react-aria/grid': {
    deselectedItem: naming((value) => `${value('item')} از انتخاب بیرون آمد.`),
    select: 'انتخاب',
    selectedCount: counting((n, isZero) => (isZero ? 'هیچ موردی انتخاب نشده است.' : `${n} مورد انتخاب شد.`)),
    selectedAll: 'همهٔ موارد انتخاب شد.',
    selectedItem: naming((value) => `${value('item')} انتخاب شد.`),
    longPressToSelect: 'برای رفتن به حالت انتخاب، نگه دارید.',
  },
  '@react-aria/dnd': dragAndDrop,
  '@react-aria/datepicker': {
    era: 'مبدأ',
    year: 'سال',
    month: 'ماه',
    day: 'روز',
    hour: 'ساعت',
    minute: 'دقیقه',
    second: 'ثانیه',
    dayPeriod: 'پیش‌ازظهر یا بعدازظهر',
    calendar: 'تقویم',
    startDate: 'تاریخ آغاز',
    endDate: 'تاریخ پایان',
    weekday: 'روز هفته',
    timeZoneName: 'منطقهٔ زمانی',
    selectedDateDescription: naming((value) => `تاریخ انتخاب‌شده: ${value('date')}`),
    selectedRangeDescription: naming(
      (value) => `بازهٔ انتخاب‌شده: از ${value('startDate')} تا ${value('endDate')}`,
    ),
    selectedTimeDescription: naming((value) => `ساعت انتخاب‌شده: ${value('time')}`),
  },
  '@react-aria/combobox': {
    focusAnnouncement: (values) => {
      const group =
        String(values?.isGroupChange) === 'true'
          ? `گروه ${text(values, 'groupTitle')}، ${count(values, 'groupCount')} گزینه. `
          : '';
      const selected = String(values?.isSelected) === 'true' ? '، انتخاب‌شده' : '';
      return `${group}${text(values, 'optionText')}${selected}`;
    },
    countAnnouncement: counting((n) => `${n} گزینه در دسترس است.`, 'optionCount'),
    selectedAnnouncement: naming((value) => `${value('optionText')}، انتخاب‌شده`),
    buttonLabel: 'نمایش پیشنهادها',
    listboxLabel: 'پیشنهادها',
  },
  '@react-aria/color': {
    colorPicker: 'انتخاب رنگ',
    twoDimensionalSlider: 'لغزندهٔ دوبعدی',
    colorNameAndValue: naming((value) => `${value('name')}: ${value('value')}`),
    colorInputLabel: naming((value) => `${value('label')}، ${value('channelLabel')}`),
    colorSwatch: 'نمونهٔ رنگ',
    transparent: 'شفاف',
  },
  '@react-aria/calendar': {
    previous: 'قبلی',
    next: 'بعدی',
    selectedDateDescription: naming((value) => `تاریخ انتخاب‌شده: ${value('date')}`),
    selectedRangeDescription: naming((value) => `بازهٔ انتخاب‌شده: ${value('dateRange')}`),
    todayDate: naming((value) => `امروز، ${value('date')}`),
    todayDateSelected: naming((value) => `امروز، ${value('date')} انتخاب شد`),
    dateSelected: naming((value) => `${value('date')} انتخاب شد`),
    startRangeSelectionPrompt: 'برای آغاز بازه، کلیک کنید',
    finishRangeSelectionPrompt: 'برای پایان بازه، کلیک کنید',
    minimumDate: 'نخستین تاریخ ممکن',
    maximumDate: 'آخرین تاریخ ممکن',
    dateRange: naming((value) => `از ${value('startDate')} تا ${value('endDate')}`),
  },
  '@react-aria/breadcrumbs': { breadcrumbs: 'مسیر صفحه' },
  '@react-aria/autocomplete': { collectionLabel: 'پیشنهادها' },
  '@react-stately/datepicker': {
    rangeUnderflow: naming((value) => `تاریخ نباید پیش از ${value('minValue')} باشد.`),
    rangeOverflow: naming((value) => `تاریخ نباید پس از ${value('maxValue')} باشد.`),
    rangeReversed: 'تاریخ آغاز باید پیش از تاریخ پایان باشد.',
    unavailableDate: 'این تاریخ در دسترس نیست.',
  },
  '@react-stately/color': colorNames,
  'react-aria-components': {
    selectPlaceholder: 'انتخاب کنید',
    tableResizer: 'تغییر اندازهٔ ستون',
    dropzoneLabel: 'جای رها کردن فایل',
    colorSwatchPicker: 'نمونه‌های رنگ',
  },
};
