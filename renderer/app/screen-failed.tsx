// What a person sees instead of a screen that could not be drawn: a plain sentence and a way on, never the raw error.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { problemOf } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { isScriptMissing } from './missing-scripts.ts';

export function ScreenFailed({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  const text = useText();
  const tryAgain = () => (isScriptMissing(error) ? window.location.reload() : reset());
  return (
    <Page>
      <ProblemNotice
        problem={problemOf(error)}
        actions={<Button onPress={tryAgain}>{text('app.tryAgain')}</Button>}
      />
    </Page>
  );
}
