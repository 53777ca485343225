// The step before the import of an unknown PSP's report: its first rows, what each column is, and what that reads.
import { useId, useState } from 'react';
import type { InspectedPsp } from '#core/closing/day-close/report-import/contract.ts';
import type { PspMapping } from '#core/foundation/settlement/files/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useUncachedQuery } from '#renderer/api/use-desk.ts';
import type { ReadFile } from '#renderer/frame/read-file.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { useFieldProblems } from '#renderer/ui/use-field-problems.ts';
import { FirstLines } from './first-lines.tsx';
import { beginMapping, type MappingDraft, toDraftMapping, toMapping } from './mapping-draft.ts';
import { MappingForm } from './mapping-form.tsx';
import { MappingOutcome } from './mapping-outcome.tsx';
import { newReadingId, Reading } from './reading.tsx';

type MapColumnsProps = {
  file: ReadFile;
  terminals: readonly string[];
  /** The mapping reads every line of the file. */
  onMapped: (mapping: PspMapping) => void;
  onCancel: () => void;
};

export function MapColumns(props: MapColumnsProps) {
  const text = useText();
  const look = useId();
  const { bytesBase64 } = props.file;
  const [readingId] = useState(newReadingId);
  const { data: inspected, problem } = useUncachedQuery('dayClose.inspectPsp', [look], () =>
    desk.dayClose.inspectPsp.mutate({ bytesBase64, readingId }),
  );
  if (problem !== null)
    return (
      <Stack>
        <ProblemNotice problem={problem} />
        <Actions>
          <Button onPress={props.onCancel}>{text('ui.cancel')}</Button>
        </Actions>
      </Stack>
    );
  if (inspected === undefined) return <Reading readingId={readingId} onCancel={props.onCancel} />;
  return <Mapping {...props} inspected={inspected} />;
}

function Mapping({
  file,
  terminals,
  onMapped,
  onCancel,
  inspected,
}: MapColumnsProps & { inspected: InspectedPsp }) {
  const text = useText();
  const look = useId();
  const [draft, setDraft] = useState<MappingDraft>(() => beginMapping(inspected));
  const { shown, send } = useFieldProblems({
    name: draft.name.trim() === '' ? text('dayClose.map.nameMissing') : undefined,
  });
  const mapping = toDraftMapping(draft);
  const { bytesBase64 } = file;
  const { data: tried, problem } = useUncachedQuery(
    'dayClose.tryMapping',
    [look, mapping],
    () => desk.dayClose.tryMapping.mutate({ bytesBase64, mapping }),
    { isEnabled: Object.keys(mapping.columns).length > 0 },
  );
  const isReadable =
    tried !== undefined &&
    tried.lacking.length === 0 &&
    tried.unreadableCount === 0 &&
    tried.unknownTypes.length === 0 &&
    tried.unknownStatuses.length === 0 &&
    !tried.isUnitInDoubt &&
    tried.rows > 0;
  const goOn = () => {
    if (send()) onMapped(toMapping(draft));
  };
  return (
    <Stack>
      <Notice tone="info" title={text('dayClose.map.title', { file: file.fileName })}>
        {text(inspected.known === null ? 'dayClose.map.what' : 'dayClose.map.whatKnown')}
      </Notice>
      <FirstLines headers={inspected.headers} firstLines={inspected.firstLines} />
      <MappingForm
        headers={inspected.headers}
        terminals={terminals}
        draft={draft}
        onChange={setDraft}
        tried={tried ?? null}
        isNameMissing={shown('name') !== undefined}
      />
      <ProblemNotice problem={problem} />
      {tried === undefined ? null : <MappingOutcome tried={tried} />}
      <Actions>
        <Button kind="primary" onPress={goOn} isDisabled={!isReadable}>
          {text('dayClose.map.goOn')}
        </Button>
        <Button onPress={onCancel}>{text('ui.cancel')}</Button>
      </Actions>
    </Stack>
  );
}
