// Told where people are taken on (D11.62): whoever has neither key nor codes makes accounts by their password alone. It stops nobody.
import { useNavigate } from '@tanstack/react-router';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';

export function NoFactorNotice() {
  const text = useText();
  const navigate = useNavigate();
  const { data } = useDeskQuery(deskQueries.secondFactor.state.queryOptions());
  if (data === undefined || data.hasOne) return null;
  return (
    <Notice
      tone="info"
      actions={
        <Button onPress={() => void navigate({ to: '/settings/second-factor' })}>
          {text('secondFactor.makeOne')}
        </Button>
      }
    >
      {text('secondFactor.none')}
    </Notice>
  );
}
