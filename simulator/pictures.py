"""What Telegram's servers look at in a picture. Source: core.telegram.org/bots/api#sendphoto."""

import io

from PIL import Image, UnidentifiedImageError

DIMENSIONS_SUM = 10_000
RATIO = 20


def photo_sizes(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None if it is no picture."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, ValueError):
        return None


def photo_problem(content: bytes) -> str | None:
    """Telegram's refusal of this photo, or None."""
    sizes = photo_sizes(content)
    if sizes is None:
        return "IMAGE_PROCESS_FAILED"
    width, height = sizes
    if width + height > DIMENSIONS_SUM or max(sizes) > RATIO * min(sizes):
        return "PHOTO_INVALID_DIMENSIONS"
    return None
