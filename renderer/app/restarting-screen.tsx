// Covers everything while the application's process is not answering: says what happened, that what was confirmed is
// safe, and that it comes back by itself.
import type { CoreReport } from '../api/transport.ts';
import { useText } from '../i18n/use-text.ts';
import { Cover } from '../ui/cover.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Progress } from '../ui/progress.tsx';

export function RestartingScreen({ report }: { report: CoreReport }) {
  const text = useText();
  const { problem } = report;
  const hasCode = problem !== null && problem.code !== 'CORE_RESTARTED';
  return (
    <Cover kind="alert" label={text('app.core.label')}>
      <h1>{text(report.state === 'down' ? 'app.core.down' : 'app.core.restarting')}</h1>
      {hasCode ? (
        <ProblemNotice problem={problem} isForSupport />
      ) : (
        <Notice tone="info">{text('app.core.safe')}</Notice>
      )}
      {report.state === 'down' ? (
        <p>{text(hasCode ? 'app.core.whatToDoByCode' : 'app.core.whatToDo')}</p>
      ) : (
        <Progress label={text('app.core.waiting')} percent={null} />
      )}
    </Cover>
  );
}
