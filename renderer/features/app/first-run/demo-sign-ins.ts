// The sign-ins of a freshly made demo office, shown on the sign-in screen for as long as the window lives.
import { create } from 'zustand';

export type DemoSignIn = { personId: string; name: string; role: string; password: string };

export const useDemoSignIns = create<{ signIns: readonly DemoSignIn[] }>(() => ({ signIns: [] }));

export const rememberDemoSignIns = (signIns: readonly DemoSignIn[]): void =>
  useDemoSignIns.setState({ signIns });
