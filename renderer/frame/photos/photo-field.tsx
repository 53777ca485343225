// A photo in a form: by the camera or from a file, seen small and large before it is saved, and taken out again.
import { Camera, ImageUp, Maximize2, Trash2 } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { Control, FieldPathByValue, FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import type { PhotoInput } from '#core/assets/photos/contract.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskQuery } from '../../api/use-desk.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import ofField from '../../ui/field.module.css';
import { Notice } from '../../ui/notice.tsx';
import { Actions, Stack } from '../../ui/stack.tsx';
import { CameraView } from './camera-view.tsx';
import { photoOfFile, photoOfImage } from './make-photo.ts';
import { PhotoDialog, photoAddress } from './photo-dialog.tsx';
import styles from './photos.module.css';

type FormPhotoProps<Values extends FieldValues> = {
  control: Control<Values>;
  name: FieldPathByValue<Values, PhotoInput | null>;
  isOptional?: boolean;
};

/** A photo as a field of a form; null while there is none. */
export function FormPhoto<Values extends FieldValues>({ control, name, isOptional }: FormPhotoProps<Values>) {
  const text = useText();
  const { field, fieldState } = useController({ control, name });
  const said = fieldState.error?.message;
  const { data } = useDeskQuery(deskQueries.photos.dayCode.queryOptions());
  return (
    <PhotoField
      id={name}
      photo={field.value}
      onChange={field.onChange}
      dayCode={data?.code ?? null}
      isOptional={isOptional === true}
      problem={said === undefined || said === '' ? undefined : text(said as MessageId)}
    />
  );
}

type PhotoFieldProps = {
  id: string;
  photo: PhotoInput | null;
  onChange: (photo: PhotoInput | null) => void;
  /** What a photo of today shows; null while it is not known. */
  dayCode: string | null;
  isOptional: boolean;
  problem?: string | undefined;
};

export function PhotoField({ id, photo, onChange, dayCode, isOptional, problem }: PhotoFieldProps) {
  const text = useText();
  const label = useId();
  const [isSeeing, setIsSeeing] = useState(false);
  const [isLarge, setIsLarge] = useState(false);
  const [trouble, setTrouble] = useState<MessageId | null>(null);
  const again = useRef<HTMLButtonElement>(null);
  const isFocusLost = useRef(false);
  // What was pressed last may be gone: the camera's own buttons, and the one that takes the photo out.
  useEffect(() => {
    if (!isFocusLost.current || again.current === null) return;
    isFocusLost.current = false;
    again.current.focus();
  });
  const endCamera = () => {
    isFocusLost.current = isSeeing;
    setIsSeeing(false);
  };
  const made = (taken: PhotoInput | null) => {
    endCamera();
    setTrouble(taken === null ? 'photos.unreadable' : null);
    if (taken !== null) onChange(taken);
  };
  const choose = async (files: FileList | null) => {
    const file = files?.item(0) ?? null;
    if (file !== null) made(await photoOfFile(file));
  };
  const take = async (seen: HTMLVideoElement) =>
    made(await photoOfImage(seen, { width: seen.videoWidth, height: seen.videoHeight }));
  const failed = (why: MessageId) => {
    endCamera();
    setTrouble(why);
  };
  const remove = () => {
    isFocusLost.current = true;
    onChange(null);
  };
  const said = trouble === null ? problem : text(trouble);
  return (
    <fieldset aria-labelledby={label} className={styles.field}>
      <span id={label} className={ofField.label}>
        {text('photos.photo')}
        {isOptional ? <span className={ofField.optional}> {text('ui.field.optional')}</span> : null}
      </span>
      <Stack>
        {photo === null ? null : (
          <img className={styles.small} src={photoAddress(photo.jpegBase64)} alt={text('photos.taken')} />
        )}
        {dayCode === null ? null : (
          <p>
            {text('photos.dayCode')} <Bdi>{dayCode}</Bdi>
          </p>
        )}
        {photo === null || dayCode === null ? null : (
          <Checkbox
            isSelected={photo.showsDayCode}
            onChange={(showsDayCode) => onChange({ ...photo, showsDayCode })}
          >
            {text('photos.showsDayCode')}
          </Checkbox>
        )}
        {said === undefined ? null : <Notice tone="warn">{said}</Notice>}
        {isSeeing ? (
          <CameraView onTake={(seen) => void take(seen)} onTrouble={failed} onClose={endCamera} />
        ) : (
          <Actions>
            <Button ref={again} id={id} isDense icon={Camera} onPress={() => setIsSeeing(true)}>
              {text(photo === null ? 'photos.byCamera' : 'photos.byCameraAgain')}
            </Button>
            <FileTrigger acceptedFileTypes={['image/*']} onSelect={(files) => void choose(files)}>
              <Button isDense icon={ImageUp}>
                {text('photos.fromFile')}
              </Button>
            </FileTrigger>
            {/* Last: a second press on what was there without a photo must not take it out. */}
            {photo === null ? null : (
              <>
                <Button isDense icon={Maximize2} onPress={() => setIsLarge(true)}>
                  {text('photos.enlarge')}
                </Button>
                <Button isDense icon={Trash2} onPress={remove}>
                  {text('photos.remove')}
                </Button>
              </>
            )}
          </Actions>
        )}
        <p className={ofField.hint}>{text('photos.withoutClients')}</p>
      </Stack>
      {isLarge && photo !== null ? (
        <PhotoDialog jpegBase64={photo.jpegBase64} onClose={() => setIsLarge(false)} />
      ) : null}
    </fieldset>
  );
}
