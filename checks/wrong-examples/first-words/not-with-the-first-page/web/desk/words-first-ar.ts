import.meta.glob('../../contract/words/ar/{desk,lifecycle}.json', { eager: true });
