/** Files the reader takes, for a chooser of files. */
export const formats = '.txt,.html,.htm,.docx,.pdf,.png,.jpg,.jpeg,.tif,.tiff,.webp';
