// Whether what is drawn stands in a dialog, where Ctrl+Enter does what the primary button does (confirm-key.ts): there the button says so.
import { createContext } from 'react';

export const InDialog = createContext(false);
