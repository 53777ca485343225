// What the camera sees, until a photo is taken of it. The camera is let go as soon as this is gone.
import { Camera, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Actions, Stack } from '../../ui/stack.tsx';
import styles from './photos.module.css';

type CameraViewProps = {
  onTake: (seen: HTMLVideoElement) => void;
  onTrouble: (why: MessageId) => void;
  onClose: () => void;
};

/** Why there is no picture, by the name of the browser's error. */
export function cameraTrouble(error: unknown): MessageId {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'photos.cameraForbidden';
    case 'NotReadableError':
    case 'AbortError':
      return 'photos.cameraBusy';
    default:
      return 'photos.noCamera';
  }
}

export function CameraView({ onTake, onTrouble, onClose }: CameraViewProps) {
  const text = useText();
  const video = useRef<HTMLVideoElement>(null);
  const [isSeeing, setIsSeeing] = useState(false);
  const trouble = useRef(onTrouble);
  trouble.current = onTrouble;
  useEffect(() => {
    let isGone = false;
    let stream: MediaStream | null = null;
    const end = () => stream?.getTracks().forEach((track) => void track.stop());
    const see = async () => {
      try {
        // There is none at all outside of a secure page.
        const devices = navigator.mediaDevices as MediaDevices | undefined;
        if (devices === undefined) return trouble.current('photos.noCamera');
        stream = await devices.getUserMedia({
          video: { width: { ideal: 1280 }, height: { ideal: 960 } },
          audio: false,
        });
        if (isGone || video.current === null) return end();
        video.current.srcObject = stream;
        await video.current.play();
      } catch (error) {
        if (!isGone) trouble.current(cameraTrouble(error));
      }
    };
    void see();
    return () => {
      isGone = true;
      end();
    };
  }, []);
  const take = () => {
    if (video.current !== null && isSeeing) onTake(video.current);
  };
  return (
    <Stack>
      <video
        ref={video}
        className={styles.seen}
        muted
        playsInline
        aria-label={text('photos.cameraSees')}
        onLoadedData={() => setIsSeeing(true)}
      />
      <Actions>
        <Button icon={Camera} onPress={take} isPending={!isSeeing} autoFocus>
          {text('photos.takeNow')}
        </Button>
        <Button icon={X} onPress={onClose}>
          {text('photos.closeCamera')}
        </Button>
      </Actions>
    </Stack>
  );
}
