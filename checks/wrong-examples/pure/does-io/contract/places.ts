export const places = (): Promise<Response> => fetch('/api/v1/places');
