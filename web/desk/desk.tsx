import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiFault } from './api.ts';
import { installation, language } from './installation.ts';
import { router } from './routes.tsx';
import { chosenScheme, showScheme } from './scheme.ts';
import { theme, tokensForMantine } from './theme.ts';

/** What cannot be reached is tried again; what was refused is not. */
const again = (failures: number, fault: Error) =>
  failures < 3 && fault instanceof ApiFault && (fault.status === 0 || fault.status >= 502);

// Dialogs keep the page behind them from scrolling by a style sheet made as they open; so they learn its number.
Object.assign(globalThis, { __webpack_nonce__: installation.nonce });

/** The desk: everything that all of its pages stand in. */
export function Desk() {
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: 10_000, retry: again, refetchOnWindowFocus: true },
          mutations: { retry: false },
        },
      }),
  );
  const scheme = chosenScheme();
  showScheme(scheme);
  return (
    <DirectionProvider initialDirection={language === 'ar' ? 'rtl' : 'ltr'} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={tokensForMantine}
        defaultColorScheme={scheme}
        getStyleNonce={() => installation.nonce}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} context={{ queries }} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
