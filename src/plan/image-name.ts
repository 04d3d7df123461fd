/** The name of an image without its digest. */
export function withoutDigest(image: string): string {
  return image.replace(/@.*$/, '');
}

/** Whether a string is the name of an image, with or without tag and digest. */
export function isImageName(text: string): boolean {
  return /^[\w.:/@-]+$/.test(text);
}
