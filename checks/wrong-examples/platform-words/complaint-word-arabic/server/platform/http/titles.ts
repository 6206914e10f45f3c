export const title = 'منظومة الشكاوى';
