// The charts of the office alone on a page, for their pictures: as any screen has them, in the styles of the application.
/// <reference types="vite/client" />
import '#renderer/ui/typeface.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';
import { createRoot } from 'react-dom/client';
import { directionOf, useLanguage } from '#renderer/i18n/language.ts';
import { DayBars, DayLines, HeatMap, ShareBar, Spark } from '#renderer/ui/charts/charts.tsx';
import { heat, heatWords, minutes, month, people, say, shares, year } from './chart-samples.ts';

function ChartPage() {
  return (
    <main>
      <figure id="bars">
        <DayBars label="ماه" bars={month} axisText={say} />
      </figure>
      <figure id="months">
        <DayBars label="سال" bars={year} axisText={say} />
      </figure>
      <figure id="lines">
        <DayLines label="زمان‌ها" {...minutes} axisText={say} />
      </figure>
      <figure id="heat">
        <HeatMap label="ساعت‌ها" heat={heat} {...heatWords} />
      </figure>
      {people.map((values, nth) => (
        <figure key={values.join(' ')} id={`people${nth}`}>
          <Spark isWide values={values} />
        </figure>
      ))}
      {shares.map((share, nth) => (
        <figure key={share} id={`share${nth}`}>
          <ShareBar share={share} />
        </figure>
      ))}
    </main>
  );
}

const { language } = useLanguage.getState();
document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(<ChartPage />);
