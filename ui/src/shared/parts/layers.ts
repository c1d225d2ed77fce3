/** Where lists, popovers and dialogs are put: an element of the frame above everything else, inside a landmark. */
export const layers = '#layers';
