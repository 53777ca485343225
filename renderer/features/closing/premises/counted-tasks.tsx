// The rows that the duties bring (D20.1): core counts them, each feature says how its own look and where they are done.
import { useContext } from 'react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { Features, type TaskAppearance, type TaskName } from '#renderer/frame/feature.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { RuledName, TaskRow } from './task-row.tsx';

export type Counted = TaskAppearance & { name: TaskName; count: number };

/** What waits for this person, in the order of the features; undefined until it is known. */
export function useCountedTasks(): readonly Counted[] | undefined {
  const features = useContext(Features);
  const { data } = useDeskQuery(deskQueries.tasks.open.queryOptions());
  if (data === undefined) return undefined;
  const counts = new Map(data.map(({ task, count }) => [task, count]));
  return features
    .flatMap(({ tasks = {} }) =>
      (Object.entries(tasks) as [TaskName, TaskAppearance][]).map(([name, look]) => ({
        ...look,
        name,
        count: counts.get(name) ?? 0,
      })),
    )
    .filter(({ count }) => count > 0);
}

export function CountedTask({ name, count, tone, status, path, rule }: Counted) {
  const text = useText();
  const title = text(`task.${name}`, { count });
  return (
    <TaskRow
      name={rule === undefined ? title : <RuledName rule={rule} title={title} />}
      hint={text(`task.${name}What`)}
      tone={tone}
      status={text(status)}
      path={path}
    />
  );
}
