const Week = lazy(() => import('../week/page.tsx'));
