export const page = '<h1>إنصاف</h1>';
