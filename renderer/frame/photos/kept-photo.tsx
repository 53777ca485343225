// A photo that is kept with something that was recorded: a button that shows it, with who took it and when.
import { Image } from 'lucide-react';
import { useState } from 'react';
import { deskQueries } from '../../api/queries.ts';
import { useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { PhotoDialog } from './photo-dialog.tsx';

/** `of`: what it is a photo of, for whoever hears the button. */
export function KeptPhoto({ photoId, of }: { photoId: string; of: string }) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button isDense icon={Image} onPress={() => setIsOpen(true)} aria-label={text('photos.showOf', { of })}>
        {text('photos.photo')}
      </Button>
      {isOpen ? <ShownPhoto photoId={photoId} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function ShownPhoto({ photoId, onClose }: { photoId: string; onClose: () => void }) {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.photos.show.queryOptions({ photoId }));
  return (
    <PhotoDialog jpegBase64={data?.jpegBase64 ?? null} onClose={onClose}>
      {problem === null ? null : problem.code === 'NOT_FOUND' ? (
        <p>{text('photos.keptElsewhere')}</p>
      ) : (
        <ProblemNotice problem={problem} />
      )}
      {data === undefined ? null : (
        <>
          <p>
            {data.byName} (<TimeText at={data.at} withDay />)
          </p>
          <p>
            {text('photos.lookForDayCode')} <Bdi>{data.dayCode}</Bdi>
          </p>
        </>
      )}
    </PhotoDialog>
  );
}
