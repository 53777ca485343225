// In which sections a person works on a day, from the facts alone, and what a transfer needs.
import { describe, expect, it } from 'vitest';
import {
  mayWorkIn,
  type PostingFact,
  postingOn,
  transferRefusal,
  usualSection,
} from '#core/access/postings/rules.ts';

const today = '2026-11-25';
const fact = (
  lc: number,
  kind: PostingFact['kind'],
  sections: string[],
  effectiveOn = today,
): PostingFact => ({
  id: `${lc}${kind}`,
  lc,
  kind,
  sections,
  effectiveOn,
});

describe('a posting', () => {
  const introduced = fact(1, 'introduced', ['filing'], '2026-11-01');
  const moved = fact(2, 'section', ['sana'], '2026-11-26');
  const left = fact(3, 'office', [], '2026-11-28');

  it('D10.2 changes on its business day, and not before', () => {
    const facts = [introduced, moved, left];
    expect(postingOn(facts, '2026-11-25').sections).toEqual(['filing']);
    expect(postingOn(facts, '2026-11-26').sections).toEqual(['sana']);
    expect(postingOn(facts, '2026-11-28')).toEqual({ sections: [], leftOn: '2026-11-28' });
  });

  it('D10.3 is the last one, in whatever order they came; of two, the same everywhere', () => {
    const facts = [left, fact(4, 'section', ['notices'], '2026-11-20'), introduced, moved];
    for (const order of [facts, facts.toReversed()])
      expect(postingOn(order, '2026-11-29').sections).toEqual(['notices']);
    const two = [fact(2, 'section', ['sana']), { ...fact(2, 'section', ['inbox']), id: '2z' }];
    for (const order of [two, two.toReversed()]) expect(postingOn(order, today).sections).toEqual(['inbox']);
  });

  it('D11.10 lets the manager work everywhere, and anybody else where they were introduced for', () => {
    const posting = postingOn([introduced], today);
    expect(mayWorkIn('clerk', posting, 'filing')).toBe(true);
    expect(mayWorkIn('clerk', posting, 'sana')).toBe(false);
    expect(mayWorkIn('manager', posting, 'sana')).toBe(true);
    expect(usualSection('sana-edit')).toBe('sana');
    expect(usualSection('a-service-of-next-year')).toBe('filing');
    expect(usualSection('__proto__')).toBe('filing');
  });
});

describe('a transfer', () => {
  const known = {
    today,
    posting: { sections: ['filing'], leftOn: null },
    sectionIds: ['filing', 'sana', 'notices'],
  };
  const sound = {
    kind: 'section',
    sections: ['sana'],
    toOffice: '',
    letterDay: today,
    effectiveOn: today,
    reason: 'کمبود نیرو در بخش ثنا',
  } as const;
  const away = { ...sound, kind: 'office', sections: [], toOffice: 'دفتر ۱۲۰۲' } as const;

  it('D10.1 needs its reason, its letter and a day that can be', () => {
    expect(transferRefusal(sound, known)).toBeNull();
    expect(transferRefusal(away, known)).toBeNull();
    expect(transferRefusal({ ...sound, reason: 'سایر' }, known)).toMatchObject({ code: 'REASON_NEEDED' });
    const wrong = [
      [{ ...sound, letterDay: '2026-11-26' }, 'letterDay'],
      [{ ...sound, effectiveOn: '2026-11-24' }, 'effectiveOn'],
      [{ ...sound, effectiveOn: '2027-11-24' }, 'effectiveOn'],
      [{ ...sound, sections: [] }, 'sections'],
      [{ ...sound, sections: ['filing'] }, 'sections'],
      [{ ...sound, sections: ['elsewhere'] }, 'sections'],
      [{ ...sound, toOffice: 'دفتر ۱۲۰۲' }, 'toOffice'],
      [{ ...away, toOffice: '' }, 'toOffice'],
      [{ ...away, sections: ['sana'] }, 'sections'],
    ] as const;
    for (const [transfer, field] of wrong)
      expect(transferRefusal(transfer, known)).toEqual({
        code: 'INPUT_INVALID',
        params: { fields: [field] },
      });
  });

  it('D10.1 is not of somebody who has gone to another office', () => {
    const gone = { ...known, posting: { sections: [], leftOn: '2026-11-20' } };
    expect(transferRefusal(sound, gone)).toEqual({ code: 'ACTION_ALREADY_DONE', params: {} });
  });
});
