/** The name of an image as a person reads it. */
export function withoutDigest(image: string): string {
  return image.replace(/@.*$/, '');
}

/** Whether a text is the name of an image, with a tag or a digest or without. */
export function isImageName(text: string): boolean {
  return /^[\w.:/@-]+$/.test(text);
}
